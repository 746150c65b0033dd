"""What a printed paper says to those who hear it read. Source: ISO 14289-1 (PDF/UA-1), read back from the file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from academy.lib.paper import Paper

ARABIC = "فاطمة الزهراء بنعلي"
LONG = "Une phrase qui en suit une autre. " * 200


def paper(*, rows: int = 60) -> bytes:
    made = Paper(title="Procès-verbal", language="fr", author="Académie", label="Démonstration", across="APERÇU")
    made.facts([("Présidence", ARABIC), ("Secrétariat", "")])
    made.heading("Présences")
    made.table(head=["Nom", "Vote"], rows=[[f"Membre {row}", "pour"] for row in range(rows)], widths=[3, 1])
    made.beside([(("Titre", "Certificat"), ("Title", "Certificate"))])
    made.paragraph(LONG)
    made.signatures([("Présidence", "A. B.")])
    return made.pdf()


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(paper()))


def elements(element: Any, tag: str = "") -> Iterator[Any]:
    """Every element below, in the order of reading."""
    for kid in element.K:
        if "/S" in kid:
            if not tag or Name(f"/{tag}") == kid.S:
                yield kid
            yield from elements(kid, tag)


def marks(element: Any) -> list[Any]:
    return [kid for kid in element.K if kid.Type == Name.MCR]


def test_a_paper_says_its_title_and_that_it_can_be_heard(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (
        "fr", True, True,
    )  # fmt: skip
    said = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    assert (said["dc:title"], said["pdfuaid:part"]) == ("Procès-verbal", "1")


def test_headings_tables_and_texts_are_read_in_their_order(pdf: pikepdf.Pdf) -> None:
    tags = [str(one.S)[1:] for one in pdf.Root.StructTreeRoot.K.K]
    assert tags == ["P", "H1", "P", "Table", "H2", "Table", "P", "P", "P", "P", "P", "P", "P"]
    assert [str(one.Lang) for one in elements(pdf.Root.StructTreeRoot.K) if "/Lang" in one] == ["en", "en"]


def test_a_table_has_heads_and_rows_and_a_head_that_is_printed_again_is_read_once(pdf: pikepdf.Pdf) -> None:
    facts, votes = elements(pdf.Root.StructTreeRoot.K, "Table")
    assert [[str(cell.S) for cell in row.K] for row in facts.K] == [["/TH", "/TD"]] * 2  # an empty cell as well
    assert [[str(cell.S) for cell in row.K] for row in votes.K] == [["/TH", "/TH"]] + [["/TD", "/TD"]] * 60
    assert {str(one.A.Scope) for one in elements(facts, "TH")} == {"/Row"}
    assert {str(one.A.Scope) for one in elements(votes, "TH")} == {"/Column"}
    assert all(len(marks(one)) == 1 for one in elements(votes, "TH"))
    assert len({mark.Pg.objgen for cell in elements(votes, "TD") for mark in marks(cell)}) > 1


def test_a_text_that_goes_on_overleaf_is_one_text(pdf: pikepdf.Pdf) -> None:
    longest = max(elements(pdf.Root.StructTreeRoot.K, "P"), key=lambda one: len(marks(one)))
    assert len({mark.Pg.objgen for mark in marks(longest)}) > 1


def test_a_name_from_right_to_left_is_said_as_it_is_written(pdf: pikepdf.Pdf) -> None:
    assert [str(one.ActualText) for one in elements(pdf.Root.StructTreeRoot.K) if "/ActualText" in one] == [ARABIC]


def test_every_mark_of_every_page_is_content_in_the_tree_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        read, inside = [], []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                inside.append(str(instruction.operands[0]))
                assert len(inside) == 1
                read += [int(one.MCID) for one in instruction.operands[1:] if isinstance(one, Dictionary)]
            elif operator == "EMC":
                inside.pop()
            elif operator in ("Tj", "TJ", "f", "S", "B", "f*", "Do"):
                assert inside, operator
        assert not inside
        assert read == list(range(len(read)))
        assert int(page.obj.StructParents) == int(parents[2 * index]) == index
        for number, element in enumerate(parents[2 * index + 1]):
            assert [number] == [int(one.MCID) for one in marks(element) if one.Pg.objgen == page.obj.objgen]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper(rows=2) == paper(rows=2)
