"""The QR codes in a picture from a stranger, within bounds of pixels and, as a program of its own, of time and memory.

    python -m certificates.domain.symbols < picture        prints {"texts": [...]} or {"refused": "..."}

A picture says how large it is before it is decoded, and that is believed only to refuse it. Pure: bytes in, texts out.
"""

import json
import sys
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 50_000_000  # a telephone of 2026 makes 48 million
LONGEST = 4000  # pixels, about, of a side that is searched: thirteen for each millimetre of an A4 page
MOST_PAGES = 2  # of a scan; a certificate has one
MOST_TEXTS = 16
SECONDS, BYTES = 8, 1_500_000_000  # what one reading may cost


class SymbolsRefused(Exception):
    """reason: "large", "moving" or "broken"."""

    code = "symbols_refused"


def read(content: bytes) -> list[str]:
    """Each text once, those that a scan of A4 shows at 150 dpi and more. Raises SymbolsRefused; ImportError where
    zxing-cpp, Pillow, or for a PDF pypdfium2, are not there."""
    pages = _pages(content) if content.startswith(b"%PDF-") else [_picture(content)]
    found: dict[str, None] = {}
    for page in pages:
        found |= dict.fromkeys(_texts_on(page))
    return list(found)


def _texts_on(page: "Image") -> list[str]:
    """Of a small picture again twice as large, where the dense symbol was not found: its modules are few pixels wide,
    and how they lie on these would decide otherwise."""
    import zxingcpp
    from PIL import Image

    kind = zxingcpp.BarcodeFormat.QRCode
    found = [code.text for code in zxingcpp.read_barcodes(page, formats=kind)[:MOST_TEXTS]]
    if any("#" in text for text in found) or 2 * max(page.size) > LONGEST:
        return found
    larger = page.resize((2 * page.width, 2 * page.height), Image.Resampling.BICUBIC)
    return found + [code.text for code in zxingcpp.read_barcodes(larger, formats=kind)[:MOST_TEXTS]]


def _picture(content: bytes) -> "Image":
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                _require_modest(picture)
                picture.draft("L", (LONGEST, LONGEST))  # a JPEG is decoded no larger than needed
                return _small_and_grey(picture)
    except (OSError, ValueError, SyntaxError, Warning, MemoryError, Image.DecompressionBombError) as error:
        raise SymbolsRefused(_reason(error)) from error


def _require_modest(picture: Any) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise SymbolsRefused("large")
    # A telephone's JPEG may hold a second picture behind the first, which is the one that is read.
    if picture.format in ("PNG", "WEBP") and getattr(picture, "is_animated", False):
        raise SymbolsRefused("moving")


def _small_and_grey(picture: "Image") -> "Image":
    """Transparent paper is white paper."""
    from PIL import Image

    kept = picture.convert("RGBA" if picture.has_transparency_data else "L")
    kept = kept.reduce(max(1, round(max(kept.size) / LONGEST)))
    if kept.mode == "L":
        return kept
    return Image.alpha_composite(Image.new("RGBA", kept.size, "white"), kept).convert("L")


def _reason(error: Exception) -> str:
    from PIL import Image

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)
    return "large" if isinstance(error, bombs) else "broken"


def _pages(content: bytes) -> "list[Image]":
    """The first pages of a scan, as pictures."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(content)
        sheets = [pdf[number] for number in range(min(len(pdf), MOST_PAGES))]
        return [sheet.render(scale=LONGEST / max(sheet.get_size()), grayscale=True).to_pil() for sheet in sheets]
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, OverflowError, MemoryError) as error:
        raise SymbolsRefused("broken") from error


def main() -> None:
    """Within its limits the answer is one line of JSON; beyond them the process ends."""
    import resource  # not on every system on which strangers read pictures

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said: dict[str, Any] = {"texts": read(sys.stdin.buffer.read())}
    except SymbolsRefused as refusal:
        said = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
