"""Two hundred names in the scripts of the members and beyond: each is copied out as it was written, none has a hole."""

import shutil
import subprocess
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from academy.lib.lettering import font_for, missing
from certificates.paper.spelled import draw_spelled

pytestmark = pytest.mark.engine_free

PER_PAGE = 20
GIVEN_AND_FAMILY = (
    (("Żaneta", "Ġorġ", "Ħlejqa", "Ċensu"), ("Ċaruana-Għawdexija", "Ħaż-Żebbuġ", "Ġrixti", "Żammit", "O’Borġ")),
    (("Şahin", "İğde", "Çağrı", "Ümmühan"), ("Şahinoğlu", "Yıldırım", "Güneş", "Özgür", "Kılıç")),
    (("Małgorzata", "Zdzisław", "Łucja"), ("Śliwińska-Żak", "Wąż", "Gżegżółka", "Źrebiec", "Ćwikła")),
    (("Ελένη", "Ἀναξαγόρας", "Γεώργιος"), ("Παπαδοπούλου", "Αγγελόπουλος", "Χατζηϊωάννου", "Ζώης", "Ψαρρού")),
    (("Димитър", "Ђорђе", "Љиљана", "Їжак"), ("Иванов", "Ћосић", "Џаџић", "Щербань", "Ґалаґан")),
    (("Åse", "Jürgen", "Æðel", "Søren"), ("Bjørnstad", "Þórðarson", "Groß", "Čapek", "Ďurišová")),
    (("Zoë", "Hélène", "François", "Nuño"), ("L’Œuvre", "Peña y Ibáñez", "D’Àvila", "Conceição", "Ŷnyr")),
    (("Ștefan", "Eglė", "Jānis", "Õie"), ("Țăranu", "Žukauskaitė", "Ķēniņš", "Ülejõe", "Ștefănescu")),
    (("فاطمة", "علاء", "محمد", "عبدالله"), ("الزهراء بنعلي", "الدين", "الإدريسي", "سلمى", "لالا")),
    (("שרה", "יוסף", "רחל"), ("כהן", "לוי", "מזרחי", "פרץ", "אברהם")),
    (("ნინო", "გიორგი"), ("ბერიძე", "კვარაცხელია", "ჯავახიშვილი", "ღლონტი", "შენგელია")),
    (("Անահիտ", "Հայկ"), ("Պետրոսյան", "Սարգսյան", "Ղազարյան", "Ճուղուրյան", "Օհանյան")),
)
NAMES = [f"{given} {family}" for givens, families in GIVEN_AND_FAMILY for given, family in product(givens, families)]
_TURNS = dict.fromkeys(range(0x202A, 0x202F))  # marks that pdftotext adds around what reads from right to left


def test_two_hundred_names_are_copied_out_as_they_were_written(tmp_path: Path) -> None:
    names = [unicodedata.normalize("NFC", name) for name in NAMES]
    assert len(set(names)) >= 200
    command = shutil.which("pdftotext")
    if command is None:
        pytest.skip("pdftotext is not on this machine")
    canvas = Canvas(str(tmp_path / "names.pdf"))
    for number, name in enumerate(names):
        if number and number % PER_PAGE == 0:
            canvas.showPage()
        font = font_for(name)
        assert not missing(name, font)
        canvas.setFont(font, 20)
        draw_spelled(canvas, name, name=font, size=20, x=80, y=800 - 39 * (number % PER_PAGE))
    canvas.showPage()
    canvas.save()
    done = subprocess.run([command, str(tmp_path / "names.pdf"), "-"], capture_output=True, text=True, check=True)  # noqa: S603
    lines = [line.strip() for line in done.stdout.translate(_TURNS).replace("\f", "\n").splitlines() if line.strip()]
    assert [pair for pair in zip(names, lines, strict=False) if pair[0] != pair[1]] == []
    assert len(lines) == len(names)
