"""The papers that invented participants hand in: one page of PDF each."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def brief_for(name: str) -> bytes:
    """A short national policy brief (invented), as PDF."""
    buffer = BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    page.setTitle("National policy brief (demonstration)")
    page.drawString(72, 760, "National policy brief (demonstration, invented text)")
    page.drawString(72, 736, f"Length of the author's name: {len(name)} characters")
    page.save()
    return buffer.getvalue()
