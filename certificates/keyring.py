"""Private keys: one encrypted file for each, outside the database, named by the fingerprint of its public half.

The password comes from the environment: ACADEMY_KEYS_PASSWORD, which is the Secretariat's, or, for the files in the
folder of an institution, ACADEMY_KEYS_PASSWORD_<INSTITUTION>, which is that institution's alone: while it is not given,
nothing is signed in its name. A key that is kept elsewhere has no file.
"""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from certificates.domain.trust import SEAL
from certificates.refusals import KeyAway, KeyLocked, OwnPasswordAway, PasswordShared

PREFIX = "ACADEMY_KEYS_PASSWORD_"
PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey
PublicHalf = Ed25519PublicKey | EllipticCurvePublicKey


def generate(purpose: str) -> PrivateKey:
    """A new key for a purpose of `domain.trust`: P-256 for the PDF, which readers know, Ed25519 for all else."""
    return generate_private_key(SECP256R1()) if purpose == SEAL else Ed25519PrivateKey.generate()


def public_bytes(private: PrivateKey) -> bytes:
    return bytes_of(private.public_key())


def bytes_of(half: PublicHalf) -> bytes:
    """As published: 32 bytes of Ed25519, the DER of P-256."""
    if isinstance(half, Ed25519PublicKey):
        return half.public_bytes_raw()
    return half.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()


def keep(private: PrivateKey, *, owner: str = "") -> Path:
    """Write the encrypted file, readable by its owner alone; an existing one is never overwritten.

    owner: key of the institution in whose folder and under whose password it lies; "": under the Secretariat's.
    """
    path = Path(settings.KEYS_DIR) / owner / f"{fingerprint(public_bytes(private))}.pem"
    locked = BestAvailableEncryption(_password_of(path))
    content = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def fetch(mark: str) -> PrivateKey:
    """The private key of a fingerprint; raises KeyAway (also where its password is) or KeyLocked."""
    path = place_of(mark)
    if path is None:
        raise KeyAway(mark[:16])
    try:
        private = load_pem_private_key(path.read_bytes(), _password_of(path))
    except (ValueError, TypeError) as error:
        raise KeyLocked(mark[:16]) from error
    if not isinstance(private, PrivateKey) or fingerprint(public_bytes(private)) != mark:
        raise KeyAway(mark[:16])
    return private


def place_of(mark: str) -> Path | None:
    """Where the file of a fingerprint lies; None where there is none on this machine."""
    folder = Path(settings.KEYS_DIR)
    paths = [folder / f"{mark}.pem", *sorted(folder.glob(f"*/{mark}.pem"))]
    return next((path for path in paths if path.is_file()), None)


def has_password(owner: str) -> bool:
    """Whether a password of this institution alone is given; raises PasswordShared where others have the same."""
    word = settings.KEYS_PASSWORDS.get(_name(owner), "")
    others = [other for name, other in settings.KEYS_PASSWORDS.items() if name != _name(owner)]
    if word and word in (settings.KEYS_PASSWORD, *others):
        raise PasswordShared(variable(owner))
    return bool(word)


def _password_of(path: Path) -> bytes:
    owner = path.parent.name if path.parent != Path(settings.KEYS_DIR) else ""
    if owner:
        word = settings.KEYS_PASSWORDS.get(_name(owner), "")
        if not word:
            raise OwnPasswordAway(path.stem[:16], variable(owner))
        return str(word).encode()
    if not settings.KEYS_PASSWORD:
        raise KeyLocked("ACADEMY_KEYS_PASSWORD")
    return str(settings.KEYS_PASSWORD).encode()


def variable(owner: str) -> str:
    """Of the environment, where an institution's own password stands."""
    return PREFIX + _name(owner)


def _name(owner: str) -> str:
    return owner.upper().replace("-", "_")
