"""The two QR codes of a certificate, each as one path of bars: sharp at any size.

Both are written with a mask chosen here and not by trial, which would cost four times the time; that two decoders read
them from a picture of the page is tested.
"""

from collections.abc import Sequence

import qrcode
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData
from reportlab.pdfgen.canvas import Canvas

QUIET = 4  # modules of silence around a symbol, as the standard asks
_MASK = 3
_LETTERS = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")  # QR's alphanumeric set: eleven bits for two


def draw_address(canvas: Canvas, text: str, *, x: float, y: float, size: float) -> None:
    """The address alone, for any telephone: few and large modules, a quarter of which may be lost.

    The symbol fills a square of `size` points whose lower left corner is (x, y); silence around it is the page's.
    """
    _draw(canvas, [_segment(text)], ERROR_CORRECT_Q, x=x, y=y, size=size)


def draw_seal(canvas: Canvas, text: str, *, x: float, y: float, size: float) -> None:
    """Address and signed seal. The # is no letter of QR's alphanumeric set: by segments, it alone is a byte."""
    _draw(canvas, seal_segments(text), ERROR_CORRECT_M, x=x, y=y, size=size)


def seal_segments(text: str) -> list[QRData]:
    return [_segment(part) for part in text.partition("#") if part]


def _segment(text: str) -> QRData:
    return QRData(text.encode(), mode=MODE_ALPHA_NUM if set(text) <= _LETTERS else MODE_8BIT_BYTE)


def modules(parts: Sequence[QRData], correction: int) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=correction, border=0, mask_pattern=_MASK)
    for part in parts:
        code.add_data(part, optimize=0)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    return rows


def _draw(canvas: Canvas, parts: Sequence[QRData], correction: int, *, x: float, y: float, size: float) -> None:
    """In modules, not in points: whole numbers are exact, short, and quick to write."""
    rows = modules(parts, correction)
    bars = [
        f"{start} {height} {length} 1 re"
        for height, cells in enumerate(reversed(rows))
        for start, length in _bars(cells)
    ]
    canvas.saveState()
    canvas.setFillColorRGB(0, 0, 0)
    canvas.translate(x, y)
    canvas.scale(size / len(rows), size / len(rows))
    canvas.addLiteral(" ".join([*bars, "f"]))
    canvas.restoreState()


def _bars(cells: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of dark cells in a row: (start, length)."""
    bars, start = [], -1
    for column, dark in enumerate([*cells, False]):
        if dark and start < 0:
            start = column
        elif not dark and start >= 0:
            bars.append((start, column - start))
            start = -1
    return bars
