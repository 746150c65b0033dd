"""A document that the Academy prints: names of every script, tables over pages, the same bytes for the same text."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from academy.lib.markup import markup
from academy.lib.paper import STYLES, Paper
from tests.factories.archived import heard, rows

NAMES = (
    "Żaneta Ċaruana-Għawdexija",
    "Şahinoğlu Димитър",
    "Ελένη Παπαδοπούλου",
    "فاطمة الزهراء بنعلي",
    "Նարեկ Հակոբյան",
    "ნინო ბერიძე",
    "שרה כהן",
)


def paper(rows: int = 8) -> bytes:
    made = Paper(title="Procès-verbal", language="fr", author="Académie", subtitle="Séance", label="Démonstration")
    made.facts([("Présents", ", ".join(NAMES))])
    made.heading("Présences")
    made.paragraph("Un & deux < trois.\n\nUn autre paragraphe : ≥ 80 % → adopté.")
    made.table(head=["Nom", "Vote"], rows=[[name, "pour"] for _ in range(rows) for name in NAMES], widths=[3, 1])
    made.signatures([("Présidence", NAMES[0]), ("Secrétariat", "")])
    return made.pdf()


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_names_of_every_script_stand_in_a_table_that_breaks_over_two_pages() -> None:
    pages = words(paper())
    assert len(pages) == 2
    for name in ("Żaneta Ċaruana-Għawdexija", "Şahinoğlu Димитър", "Ελένη Παπαδοπούλου", "Նարեկ Հակոբյան"):
        assert name in pages[0]
    assert "page 1 sur 2" in pages[0]
    assert "page 2 sur 2" in pages[1]
    assert "Nom" in pages[1]  # the head again
    assert "‹U+" not in "".join(pages)


def test_the_file_says_its_title_its_author_and_its_language() -> None:
    pdf = paper(rows=1)
    with pikepdf.open(BytesIO(pdf)) as document:
        said = document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        assert (said["dc:title"], said["dc:creator"]) == ("Procès-verbal", ["Académie"])
        assert str(document.Root.Lang) == "fr"


def test_a_table_over_two_pages_is_one_table_whose_head_is_heard_once() -> None:
    parts = heard(paper(), title="Procès-verbal", language="fr")
    tags = [one.tag for one in parts]
    assert (tags.count("H1"), tags.count("H2"), tags.count("Table")) == (1, 1, 2)
    assert rows(parts) == [["TH", "TD"], ["TH", "TH"], *[["TD", "TD"]] * (8 * len(NAMES))]
    assert NAMES[3] in [one.said for one in parts]  # from right to left: as written


def test_a_paragraph_over_two_pages_is_heard_as_one_and_an_empty_cell_stays_a_cell() -> None:
    made = Paper(title="T", language="en", author="A")
    made.paragraph("word " * 3000)
    made.table(head=["a", "b"], rows=[["", "x " * 2000]], widths=[1, 1])
    parts = heard(made.pdf(), title="T", language="en")
    assert [one.tag for one in parts] == ["Document", "P", "H1", "P", "Table", "TR", "TH", "TH", "TR", "TD", "TD"]
    assert made.pages > 3


def test_the_same_text_gives_the_same_bytes() -> None:
    assert paper(rows=1) == paper(rows=1)


def test_a_letter_that_no_font_has_is_printed_as_its_code() -> None:
    assert markup("𓀀 Ptolemy") == "‹U+13000› Ptolemy"


def test_words_from_right_to_left_are_joined_and_stand_in_order_of_sight() -> None:
    drawn = markup("فاطمة الزهراء")
    assert drawn.startswith('<font name="NotoNaskhArabic-Regular">\u0621')  # the last letter stands first
    assert "\u00a0" in drawn
    assert " " not in re.sub("<.*?>", "", drawn)


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("aé<&>\"' \n\tЖΩ،فاש🎓()‹\u200f\u0301ქ"), max_size=40))
def test_any_text_is_set(text: str) -> None:
    Paragraph(markup(text), STYLES["text"]).wrap(200, 200)
