"""Files in the private storage, each under the hash of its content: written once, whoever writes them and is killed."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def keep(*, folder: str, content: bytes, suffix: str) -> str:
    """Its name in the storage.

    A file that is there already is taken for the same one only if it is whole: a process that was killed while it
    wrote leaves a part of one under this very name.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    name, storage = f"{folder}/{sha256[:2]}/{sha256}{suffix}", storages["private"]
    if storage.exists(name):
        with storage.open(name) as file:
            if file.read() == content:
                return name
        storage.delete(name)
    return storage.save(name, ContentFile(content))
