"""What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask of the file, read back from a signed one.

The rules themselves are veraPDF's; these are the promises that our page keeps for it.
"""

import json
import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from certificates.domain import credential
from tests.factories.badges import wallet
from tests.factories.papers import press
from tests.factories.seals import record

PRESS = press()
SCRIPTS = ["Żaneta Ċaruana-Għawdexija", "Şahinoğlu", "Димитър", "Ελένη Παπαδοπούλου", "فاطمة الزهراء بنعلي", "שרה כהן"]


@pytest.fixture(scope="module", params=SCRIPTS)
def pdf(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(PRESS.paper(record(name=request.param))))


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.Root.StructTreeRoot.K.K)


def test_it_says_which_standards_it_keeps_and_nothing_of_who_made_it_when(pdf: pikepdf.Pdf) -> None:
    said = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
    assert "fr" in said["dc:language"]
    assert record().serial in said["dc:title"]
    packet = pdf.Root.Metadata.read_raw_bytes()
    assert b"pdfaExtension:schemas" in packet  # without it, the mark of PDF/UA is refused by PDF/A
    assert b"ModifyDate" not in packet
    assert "/Info" not in pdf.trailer


def test_colours_have_a_profile_and_the_catalog_says_what_it_must(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    intent = root.OutputIntents[0]
    assert intent.S == Name.GTS_PDFA1
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert profile[16:20] == b"RGB "
    assert (str(root.Lang), bool(root.ViewerPreferences.DisplayDocTitle), bool(root.MarkInfo.Marked)) == (
        "fr", True, True,
    )  # fmt: skip
    assert pdf.pdf_version == "1.7"
    assert "/Version" not in root  # signing leaves a PDF 1.7 a PDF 1.7


def test_every_font_is_embedded_and_maps_to_letters(pdf: pikepdf.Pdf) -> None:
    fonts = list(pdf.pages[0].Resources.Font.values())
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_every_mark_is_content_in_the_tree_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    depth, seen = 0, []
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            depth += 1
            if operator == "BDC" and "/MCID" in instruction.operands[1]:
                seen.append((int(instruction.operands[1].MCID), str(instruction.operands[0])))
        elif operator == "EMC":
            depth -= 1
        elif operator in ("Tj", "TJ", "f", "S", "B", "f*", "Do"):
            assert depth > 0, operator
    assert depth == 0
    content = [one for one in elements(pdf) if Name.Form != one.S]
    assert [number for number, _tag in seen] == list(range(len(content)))
    assert [tag for _number, tag in seen] == [str(one.S) for one in content]
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert int(pdf.pages[0].StructParents) == int(parents[0]) == 0
    assert [one.objgen for one in parents[1]] == [one.objgen for one in content]


def test_one_heading_figures_say_what_they_are_and_english_is_marked(pdf: pikepdf.Pdf) -> None:
    tags = [str(one.S) for one in elements(pdf)]
    assert tags.count("/H1") == 1
    figures = [one for one in elements(pdf) if Name.Figure == one.S]
    assert len(figures) == 2
    for figure in figures:
        assert "https://academy.example.int/V/" in str(figure.Alt)
        assert len(figure.A.BBox) == 4
    assert sum(str(one.get("/Lang", "")) == "en" for one in elements(pdf)) >= 10


def test_both_fields_stand_in_the_tree_before_any_signature() -> None:
    with pikepdf.open(BytesIO(PRESS.unsigned(record()))) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["pompidou-group", "university-of-malta"]
        forms = [one for one in elements(pdf) if Name.Form == one.S]
        for field, form in zip(fields, forms, strict=True):
            assert "/V" not in field
            assert int(field.F) & 4  # printed, as PDF/A asks
            assert form.K.Obj.objgen == field.objgen
            assert str(field.TU)
        assert pdf.pages[0].Tabs == Name.S


def test_three_files_lie_inside_each_with_its_relation_and_name(pdf: pikepdf.Pdf) -> None:
    files = list(pdf.Root.AF)
    assert [(str(one.UF), one.AFRelationship) for one in files] == [
        ("credential.json", Name.Data), ("inclusion.json", Name.Supplement), ("open-badges.json", Name.Alternative),
    ]  # fmt: skip
    for one in files:
        assert one.EF.F.Subtype == Name("/application/json")
        assert int(one.EF.F.Params.Size) == len(one.EF.F.read_bytes())
        assert str(one.Desc)
        assert str(one.F) == str(one.UF)
    named = list(pdf.Root.Names.EmbeddedFiles.Names)
    assert [str(name) for name in named[::2]] == sorted(str(one.UF) for one in files)
    assert [one.objgen for one in named[1::2]] == [one.objgen for one in files]


def test_the_credential_says_what_was_signed(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.AF[0].EF.F.read_bytes()
    said = json.loads(data)["record"]
    assert said["serial"] == record().serial
    assert credential.seal_of(data).startswith("HTTPS://ACADEMY.EXAMPLE.INT/V/")
    with pytest.raises(credential.CredentialRefused):
        credential.seal_of(data.replace(b'"I"', b'"II"', 1))


def test_the_open_badges_inside_are_valid_for_whoever_reads_badges(pdf: pikepdf.Pdf) -> None:
    verdict = wallet().check(pdf.Root.AF[2].EF.F.read_bytes())
    assert verdict.is_valid
    assert verdict.award is not None
    assert verdict.award.record.name == credential_name(pdf)


def credential_name(pdf: pikepdf.Pdf) -> str:
    return str(json.loads(pdf.Root.AF[0].EF.F.read_bytes())["record"]["name"])


def test_no_letter_on_the_page_is_an_empty_box(pdf: pikepdf.Pdf) -> None:
    """Whatever is shown maps to a letter in its font; code 0 of ReportLab's fonts is .notdef."""
    shown: dict[str, set[int]] = {}
    font = ""
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(instruction.operator) == "Tf":
            font = str(instruction.operands[0])
        elif str(instruction.operator) in ("Tj", "TJ"):
            parts = instruction.operands[0]
            texts = parts if isinstance(parts, pikepdf.Array) else [parts]
            shown.setdefault(font, set()).update(*(bytes(one) for one in texts if isinstance(one, pikepdf.String)))
    assert len(shown) >= 3
    for name, codes in shown.items():
        words = pdf.pages[0].Resources.Font[name].ToUnicode.read_bytes().decode("latin-1")
        letters = dict(re.findall(r"<([0-9A-F]{2})>\s*<([0-9A-F]+)>$", words, re.MULTILINE))
        assert not [code for code in codes if letters.get(f"{code:02X}", "0000") == "0000"], name
