"""The X.509 certificate of a key that signs PDFs: what readers of PDFs show, and refuse to do without.

It is signed by its own key: whose it is, the trust list says. Source: RFC 5280.
"""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

DEMONSTRATION = "DEMONSTRATION - NOT VALID"
_LONGEST = 64  # letters of a name in a certificate


def certificate_for(
    private: EllipticCurvePrivateKey, *, name: str, kid: str, starts: datetime, ends: datetime, is_demonstration: bool
) -> bytes:
    """DER. name: of the institution. starts, ends: aware; the key's days."""
    subject = _subject(name, kid, is_demonstration=is_demonstration)
    public = private.public_key()
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    identifier = x509.SubjectKeyIdentifier.from_public_key(public)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(identifier, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
    )
    return built.sign(private, SHA256()).public_bytes(Encoding.DER)


def _subject(name: str, kid: str, *, is_demonstration: bool) -> x509.Name:
    shown = f"{DEMONSTRATION}: {name}" if is_demonstration else name
    parts = [
        x509.NameAttribute(NameOID.COMMON_NAME, shown[:_LONGEST]),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:_LONGEST]),
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, f"Certificates, key {kid}"),
    ]
    if is_demonstration:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMONSTRATION))
    return x509.Name(parts)
