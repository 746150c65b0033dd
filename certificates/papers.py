"""What is drawn on request from frozen words: the supplement, and previews that consume no number and carry no seal."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from academy.lib.lettering import GlyphMissing
from certificates.designs import design_of, supplement
from certificates.domain import codes
from certificates.domain.payload import supplement_data
from certificates.models import ReleaseLine
from certificates.paper.inside import words_of_supplement
from certificates.paper.symbol import draw_address
from certificates.refusals import NameCannotBeWritten, NoSupplement
from certificates.wording import payload_for

PREVIEW = "APERÇU – PREVIEW"
NO_CODE = codes.encode(0)  # no certificate ever has it: its page says "unknown"


def supplement_pdf(payload: dict[str, Any]) -> bytes:
    """The same payload gives the same bytes. Raises NoSupplement, NameCannotBeWritten."""
    if "supplement" not in payload:
        raise NoSupplement
    data = supplement_data(payload)
    inside = [words_of_supplement(data)] if data else []
    return _written(lambda: supplement.draw(payload, symbol=draw_address, inside=inside))


def preview_certificate(line: ReleaseLine) -> bytes:
    """As it would be issued today, marked across the page. Raises NameCannotBeWritten."""
    payload = preview_payload(line)
    return _written(lambda: design_of(payload).draw(payload))


def preview_supplement(line: ReleaseLine) -> bytes:
    return supplement_pdf(preview_payload(line))


def preview_payload(line: ReleaseLine) -> dict[str, Any]:
    """The words of a certificate of this line, with no number, no code and no seal."""
    address = f"{settings.BASE_URL}/V/{NO_CODE}"
    payload = payload_for(
        release=line.release,
        line=line,
        name=line.printed_name,
        number=PREVIEW,
        code=NO_CODE,
        issued_on=timezone.localdate(),
        address=address,
    )
    return payload | {"seal": address, "preview": PREVIEW}


def _written(draw: Any) -> bytes:
    try:
        content: bytes = draw()
    except GlyphMissing as lack:
        raise NameCannotBeWritten(lack.text, lack.letters) from lack
    return content
