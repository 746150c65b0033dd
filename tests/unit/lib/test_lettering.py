"""What is printed is read back as it was written, whichever way its script runs."""

import subprocess
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from academy.lib.lettering import font_for, shaped

NAMES = (
    "Żaneta Ċaruana-Għawdexija",
    "Şahinoğlu Димитър",
    "Ελένη Παπαδοπούλου",
    "Նարեկ Հակոբյան",
    "ნინო ბერიძე",
    "שרה כהן",
    "فاطمة الزهراء بنعلي",
    "علاء الدين لافي",  # lam and alef, alone and after another letter
    "آلاء إبراهيم الإدريسي",
    "محمد الأمين بلال",
    "پرویز گلستانی",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_from_the_pdf_as_it_was_written(name: str) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    chosen = font_for(name)
    canvas.setFont(chosen, 20)
    canvas.drawString(100, 700, shaped(name, chosen, 20))
    canvas.save()
    done = subprocess.run(["pdftotext", "-", "-"], input=buffer.getvalue(), capture_output=True, check=True)  # noqa: S607
    assert done.stdout.decode().strip(" \n\f\u202a\u202b\u202c") == name
