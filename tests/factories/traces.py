"""Where a person can still be read: every text of every table of the database, every file of the private storage."""

import zlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from academy.lib.names import folded


def tables_with(*names: str) -> set[str]:
    """Tables in which a row holds one of the names, accents and capitals aside, in text, JSON or bytes."""
    wanted = [folded(name) for name in names]
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - ours
            if any(
                name in folded_value for row in cursor.fetchall() for folded_value in map(_text, row) for name in wanted
            ):
                found.add(table)
    return found


def files_with(*names: str) -> set[str]:
    """Files of the private storage that hold one of the names: as they are, and in streams of a PDF."""
    root = Path(settings.PRIVATE_ROOT)
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {str(path.relative_to(root)) for path in paths if any(name.encode() in _opened(path) for name in names)}


def files() -> set[str]:
    root = Path(settings.PRIVATE_ROOT)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return folded(bytes(value).decode(errors="ignore"))
    text = str(value)
    if "\\u" in text:  # JSON may hold its letters escaped
        text += text.encode(errors="ignore").decode("unicode_escape", errors="ignore")
    return folded(text)


def _opened(path: Path) -> bytes:
    content = path.read_bytes()
    for piece in content.split(b"stream\n")[1:] + content.split(b"stream\r\n")[1:]:
        try:
            content += zlib.decompressobj().decompress(piece)
        except zlib.error:
            continue
    return content


class NoServer(BaseEmailBackend):
    """A mail server that refuses, and says whom."""

    def send_messages(self, messages: Any) -> int:
        raise OSError(f"550 no such user: {messages[0].to}")
