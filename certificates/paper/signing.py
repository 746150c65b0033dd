"""Every institution signs the PDF: PAdES with P-256, the first one certifies, the others approve.

Source: ETSI EN 319 142-1, levels B-B and B-T; ISO 32000-1, 12.8. The same document, keys and time give the same bytes
(RFC 6979), unless a time-stamp authority adds its own word: a batch that was killed writes no second file.
"""

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps.api import TimeStamper

# Hex digits kept free for a signature: our own need a quarter of it; a time-stamp brings certificates of its own.
_ROOM, _ROOM_WITH_STAMP = 4096, 32768


@dataclass(frozen=True, kw_only=True)
class PaperSigner:
    """One institution, ready to sign. field: its key, the name of its field. certificate: DER, of the private key.

    elsewhere: how it signs where the private key is not here.
    """

    field: str
    name: str
    certificate: bytes
    private: EllipticCurvePrivateKey | None
    elsewhere: Callable[[bytes], bytes] | None = None

    def sign(self, data: bytes) -> bytes:
        """Raises what `elsewhere` raises."""
        if self.elsewhere:
            return self.elsewhere(data)
        if self.private is None:
            raise ValueError(f"no key of {self.field}")
        return self.private.sign(data, ECDSA(SHA256(), deterministic_signing=True))


def signed(
    unsigned: bytes, *, signers: Sequence[PaperSigner], at: datetime, stamper: TimeStamper | None = None
) -> bytes:
    """The document with one revision for each signer, in order. at: the time that the signatures claim.

    stamper: of a time-stamp authority; raises what its network raises.
    """
    content = unsigned
    for position, signer in enumerate(signers):
        content = sign(content, signer, at=at, certifies=position == 0, stamper=stamper)
    return content


def sign(content: bytes, signer: PaperSigner, *, at: datetime, certifies: bool, stamper: TimeStamper | None) -> bytes:
    """One more revision. certifies: of the first one."""
    writer = _Revision(BytesIO(content))
    metadata = PdfSignatureMetadata(
        field_name=signer.field,
        name=signer.name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    act = _Signing(metadata, _Held(signer), timestamper=stamper).at(at)
    room = _ROOM_WITH_STAMP if stamper else _ROOM
    output = _finished(act.async_sign_pdf(writer, existing_fields_only=True, bytes_reserved=room))
    result: bytes = output.getvalue()
    return result


class _Revision(IncrementalPdfFileWriter):
    """Adds a signature and nothing else: no day and no program in the metadata, and no identifier by chance."""

    def __init__(self, content: BytesIO) -> None:
        super().__init__(content)
        first, _random = self._document_id
        self._document_id = ArrayObject([first, ByteStringObject(hashlib.sha256(content.getvalue()).digest()[:16])])

    def _update_meta(self) -> None:
        """The metadata stays as it was drawn."""


class _Held(Signer):
    """A parsed key in memory, and signatures that depend on nothing but what is signed."""

    def __init__(self, signer: PaperSigner) -> None:
        super().__init__(signing_cert=x509.Certificate.load(signer.certificate))
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._signer.sign(data)


class _Signing(PdfSigner):
    """pyHanko's signer, told the time, and leaving the version of the document alone: PDF/A-3 is a PDF 1.7."""

    def at(self, time: datetime) -> "_Signing":
        self._time = time
        return self

    def init_signing_session(self, *args: Any, **options: Any) -> Any:
        session = super().init_signing_session(*args, **options)
        session.system_time = self._time
        return session

    def register_extensions(self, *args: Any, **options: Any) -> None:
        """Nothing: that of PAdES stands in the document; that for P-256 would make it a PDF 2.0."""


def _finished(act: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine. In a thread of its own: this one may be running a loop already."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, act).result()
