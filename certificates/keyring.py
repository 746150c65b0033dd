"""Private keys: one encrypted file for each, outside the database, named by the fingerprint of its public half.

The password comes from the environment (ACADEMY_KEYS_PASSWORD). A key that an institution keeps has no file.
"""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from certificates.domain.trust import SEAL
from certificates.refusals import KeyAway, KeyLocked

PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey


def generate(purpose: str) -> PrivateKey:
    """A new key for a purpose of `domain.trust`: P-256 for the PDF, which readers know, Ed25519 for all else."""
    return generate_private_key(SECP256R1()) if purpose == SEAL else Ed25519PrivateKey.generate()


def public_bytes(private: PrivateKey) -> bytes:
    if isinstance(private, Ed25519PrivateKey):
        return private.public_key().public_bytes_raw()
    return private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()


def keep(private: PrivateKey) -> Path:
    """Write the encrypted file, readable by its owner alone; an existing one is never overwritten."""
    locked = BestAvailableEncryption(_password())
    content = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    path = _path(fingerprint(public_bytes(private)))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def fetch(mark: str) -> PrivateKey:
    """The private key of a fingerprint; raises KeyAway or KeyLocked."""
    path = _path(mark)
    if not path.is_file():
        raise KeyAway(mark[:16])
    try:
        private = load_pem_private_key(path.read_bytes(), _password())
    except (ValueError, TypeError) as error:
        raise KeyLocked(mark[:16]) from error
    if not isinstance(private, PrivateKey) or fingerprint(public_bytes(private)) != mark:
        raise KeyAway(mark[:16])
    return private


def place_of(mark: str) -> Path | None:
    """Where the file of a fingerprint lies; None where there is none on this machine."""
    path = _path(mark)
    return path if path.is_file() else None


def _path(mark: str) -> Path:
    return Path(settings.KEYS_DIR) / f"{mark}.pem"


def _password() -> bytes:
    if not settings.KEYS_PASSWORD:
        raise KeyLocked("ACADEMY_KEYS_PASSWORD")
    return str(settings.KEYS_PASSWORD).encode()
