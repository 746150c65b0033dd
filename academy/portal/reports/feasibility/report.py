"""The figures as rows of a table, and as a document."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.lib.paper import Paper
from academy.portal.reports.feasibility.queries import Row, Study, Total

Line = list[str]


def figure(value: float | None) -> str:
    """A mean with two decimals in the reader's way of writing; a dash where there is none."""
    return "–" if value is None else str(number_format(value, 2))


def as_rows(study: Study) -> list[Line]:
    """Totals, editions and interest, one below the other, each line with what it is about."""
    head = [_("About"), _("Name"), *_heads()]
    totals = [[_("Component %s") % one.component, _("all editions"), *_figures(one)] for one in study.totals]
    editions = [
        [_("Component %s") % row.component, in_language(row.edition, "title"), *_figures(row)] for row in study.rows
    ]
    interest = study.interest
    stated = [[_("Interest in the master"), _("all countries"), str(interest.total)]]
    for about, lines in (
        (_("Interest by country"), interest.countries),
        (_("Interest by type of institution"), interest.kinds),
        (_("Interest by components followed"), interest.followed),
    ):
        stated += [[about, name, str(count)] for name, count in lines]
    return [head, *totals, *editions, *stated]


def _heads() -> Line:
    return [_("Participants"), _("Countries"), _("Certificates"), _("Answers"), _("Evaluation (1 to 5)")]


def _figures(one: Total | Row) -> Line:
    return [str(one.participants), str(one.countries), str(one.completed), str(one.answers), figure(one.evaluation)]


def printed(study: Study, *, language: str) -> bytes:
    """The study's figures as an A4 document."""
    paper = Paper(
        title=_("Feasibility study for Component III: figures"),
        subtitle=_("Drawn up on %s") % date_format(study.on),
        language=language,
        author=_("International Drug Policy Academy"),
        reference=_("P-PG (2020) 10, P-PG/Academy, item 11"),
    )
    paper.paragraph(
        _(
            "The launch of Component III is decided by the Permanent Correspondents on the basis of a feasibility "
            "study, of the experience with the first two components and of the interest of the target groups."
        )
    )
    paper.heading(_("Experience with Components I and II"))
    lines = [[_("Component %s") % one.component, _("all editions"), *_figures(one)] for one in study.totals] + [
        [row.component, in_language(row.edition, "title"), *_figures(row)] for row in study.rows
    ]
    paper.table(
        head=[_("Component"), _("Edition"), *_heads()], rows=lines, widths=[2.6, 4.2, 2.4, 1.6, 2.4, 2.1, 2.1],
        numbers=[2, 3, 4, 5, 6],
    )  # fmt: skip
    paper.paragraph(_("An evaluation is the mean of all statements; it is shown from five answers on."), style="muted")
    paper.heading(_("Interest in the master"))
    paper.paragraph(_("%s people have stated an interest.") % study.interest.total)
    for head, rows in (
        (_("Country"), study.interest.countries),
        (_("Type of institution"), study.interest.kinds),
        (_("Components followed"), study.interest.followed),
    ):
        if rows:
            people = [[name, str(count)] for name, count in rows]
            paper.table(head=[head, _("People")], rows=people, widths=[5, 1], numbers=[1])
    return paper.pdf()
