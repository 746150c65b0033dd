"""The X.509 certificate of a key that signs PDFs: what readers of PDFs show, and refuse to do without.

It is issued by a root of its own, whose private key is thrown away at once: whoever trusts that root trusts this key
and nothing else, ever. Programs that check PDFs trust roots only. Whose key it is, the trust list says.
Source: RFC 5280.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

DEMONSTRATION = "DEMONSTRATION - NOT VALID"
_LONGEST = 64  # letters of a name in a certificate


@dataclass(frozen=True, kw_only=True)
class Identity:
    """DER: the certificate of the key, and the root that issued it."""

    certificate: bytes
    root: bytes


def identity_for(
    public: EllipticCurvePublicKey, *, name: str, kid: str, starts: datetime, ends: datetime, is_demonstration: bool
) -> Identity:
    """name: of the institution. starts, ends: aware; the key's days."""
    once = generate_private_key(SECP256R1())
    above = _subject(name, f"Root of key {kid}", is_demonstration=is_demonstration)
    subject = _subject(name, f"Certificates, key {kid}", is_demonstration=is_demonstration)
    root = _built(above, once.public_key(), above, once, starts=starts, ends=ends, is_root=True)
    certificate = _built(subject, public, above, once, starts=starts, ends=ends, is_root=False)
    return Identity(certificate=certificate, root=root)


def _built(
    subject: x509.Name,
    public: EllipticCurvePublicKey,
    above: x509.Name,
    issuer: EllipticCurvePrivateKey,
    *,
    starts: datetime,
    ends: datetime,
    is_root: bool,
) -> bytes:
    usage = x509.KeyUsage(
        digital_signature=not is_root, content_commitment=not is_root, key_cert_sign=is_root, crl_sign=is_root,
        key_encipherment=False, data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    key_above = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(key_above, critical=False)
        .sign(issuer, SHA256())
        .public_bytes(Encoding.DER)
    )


def _subject(name: str, unit: str, *, is_demonstration: bool) -> x509.Name:
    shown = f"{DEMONSTRATION}: {name}" if is_demonstration else name
    parts = [
        x509.NameAttribute(NameOID.COMMON_NAME, shown[:_LONGEST]),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:_LONGEST]),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit),
    ]
    if is_demonstration:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMONSTRATION))
    return x509.Name(parts)
