"""At issue: the PDF is drawn, signed by every institution, each with the own key, and stored by its hash."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.conf import settings

from academy.lib.archive import Attachment
from academy.lib.lettering import GlyphMissing
from certificates.designs import design_of
from certificates.keeping import keep
from certificates.models import NumberedLine, PdfSignature, PublicKey, Release, SignatureAsked
from certificates.operations.asking import Kind, is_elsewhere, signed_elsewhere
from certificates.operations.opening import OpenKey, open_keys
from certificates.paper.signing import PaperSigner, sign
from certificates.paper.stamping import Authority, StampRefused
from certificates.refusals import KeyAway, KeyWithoutCertificate, NameCannotBeWritten, NoTimeStamp


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The signed file. sha256: hex."""

    content: bytes
    sha256: str

    def store(self) -> str:
        """Its name in the private storage."""
        return keep(folder="certificates", content=self.content, suffix=".pdf")


@dataclass(frozen=True, kw_only=True)
class Papering:
    """Who signs the PDFs of a list. authority: of time-stamps; None where none is configured."""

    keys: tuple[PublicKey, ...]
    signers: tuple[PaperSigner, ...]
    authority: Authority | None

    def make(
        self, payload: Mapping[str, Any], *, inside: Sequence[Attachment], at: datetime, numbered: NumberedLine
    ) -> Paper:  # fmt: skip
        """at: the time that the signatures claim. Raises NameCannotBeWritten, NoTimeStamp, Missing."""
        try:
            content = design_of(payload).draw(payload, inside=inside)
            for position in range(len(self.signers)):
                content = self._signed(content, position, at=at, numbered=numbered)
        except GlyphMissing as lack:
            raise NameCannotBeWritten(lack.text, lack.letters) from lack
        except StampRefused as refusal:
            raise NoTimeStamp(str(refusal)) from refusal
        return Paper(content=content, sha256=hashlib.sha256(content).hexdigest())

    def _signed(self, content: bytes, position: int, *, at: datetime, numbered: NumberedLine) -> bytes:
        signer, key = self.signers[position], self.keys[position]
        if is_elsewhere(key):
            # A time-stamp differs each time: what the institution was shown is what it signs.
            content = _shown(key, numbered, content)
            signing = signed_elsewhere(key, kind=Kind.PAPER, numbered=numbered, document=content)
            signer = replace(signer, elsewhere=signing)
        return sign(content, signer, at=at, certifies=position == 0, stamper=self.authority)

    def signatures(self, *, at: datetime) -> list[PdfSignature]:
        """Rows of what was signed, without an entry yet."""
        level = PdfSignature.Level.STAMPED if self.authority else PdfSignature.Level.BASIC
        return [
            PdfSignature(position=position, key=key, level=level, at=at)
            for position, key in enumerate(self.keys, start=1)
        ]


def _shown(key: PublicKey, numbered: NumberedLine, content: bytes) -> bytes:
    """The file that the institution was asked to sign, where it was made of the same page; else this one."""
    asked = SignatureAsked.objects.filter(key=key, numbered=numbered, kind=Kind.PAPER).first()
    page = content[: content.index(b"%%EOF")]
    return bytes(asked.document) if asked and bytes(asked.document).startswith(page) else content


def papering_for(release: Release, *, on: date) -> Papering:
    """Opens the keys of the list's institutions; raises NoKeyInForce, KeyAway, KeyLocked, KeyWithoutCertificate."""
    opened = open_keys(release, PublicKey.Purpose.SEAL, on=on)
    return Papering(
        keys=tuple(one.key for one in opened),
        signers=tuple(map(_signer, opened)),
        authority=Authority(settings.TSA_URL) if settings.TSA_URL else None,
    )


def _signer(one: OpenKey) -> PaperSigner:
    if one.private is not None and not isinstance(one.private, EllipticCurvePrivateKey):
        raise KeyAway(one.key.fingerprint[:16])
    if not one.key.certificate:
        raise KeyWithoutCertificate(one.key.kid)
    institution = one.key.institution
    return PaperSigner(
        field=institution.key,
        name=institution.name_en,
        certificate=bytes.fromhex(one.key.certificate),
        private=one.private,
    )
