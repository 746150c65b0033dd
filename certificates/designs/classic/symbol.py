"""The QR code as one path of squares: sharp at any size."""

import qrcode
from qrcode.constants import ERROR_CORRECT_Q
from reportlab.pdfgen.canvas import Canvas

QUIET = 4  # modules of silence around the symbol, as the standard asks


def draw_symbol(canvas: Canvas, text: str, *, x: float, y: float, size: float) -> None:
    """`text` (upper case keeps the symbol small) in a square of `size` points whose lower left corner is (x, y)."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    module = size / len(rows)
    path = canvas.beginPath()
    for row, cells in enumerate(rows):
        for column, dark in enumerate(cells):
            if dark:
                path.rect(x + column * module, y + size - (row + 1) * module, module, module)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawPath(path, stroke=0, fill=1)
