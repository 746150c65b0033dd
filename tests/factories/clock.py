"""A time-stamp authority for one test, on a port of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, Name, NameAttribute
from cryptography.x509.oid import NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.factories.papers import AT


class _Server(BaseHTTPRequestHandler):
    """Answers as RFC 3161 asks."""

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = STAMPER.request_tsa_response(asked).dump()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


def stamper() -> DummyTimeStamper:
    """pyHanko's own, which signs with RSA only."""
    secret = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = Name([NameAttribute(NameOID.COMMON_NAME, "Clock")])
    built = CertificateBuilder().subject_name(name).issuer_name(name).public_key(secret.public_key())
    dated = built.serial_number(7).not_valid_before(AT - timedelta(1)).not_valid_after(AT + timedelta(1))
    return DummyTimeStamper(
        tsa_cert=x509.Certificate.load(dated.sign(secret, SHA256()).public_bytes(Encoding.DER)),
        tsa_key=keys.PrivateKeyInfo.load(secret.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        fixed_dt=AT,
    )


STAMPER = stamper()


@contextmanager
def authority() -> Iterator[str]:
    """Its address."""
    server = HTTPServer(("127.0.0.1", 0), _Server)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
