"""What a resolution sets, on paper, in the words of its page."""

from django.utils.translation import gettext as _

from academy.governance.models import Resolution
from academy.governance.papers.parts import credits_words
from academy.governance.reading import ActivityRead, ComponentRead, read_out, topics_of
from academy.lib.bilingual import beside, in_language
from academy.lib.dates import date_format
from academy.lib.paper import Paper


def write_content(paper: Paper, resolution: Resolution) -> None:
    """The topics; by component: activities with what they ask and give, their curriculum, the level with its rules."""
    topics = topics_of(resolution)
    if topics:
        paper.heading(_("Topics of the year"))
        for number, topic in enumerate(topics, start=1):
            paper.paragraph(f"{number}. {topic}")
    for part in read_out(resolution):
        paper.heading(f"{_('Component')} {part.component}")
        for activity in part.activities:
            _activity(paper, activity)
        _level(paper, part)


def _activity(paper: Paper, activity: ActivityRead) -> None:
    chosen = activity.designation
    mandate = chosen.mandate.code if chosen.mandate else "–"
    paper.paragraph(f"{activity.title} – {activity.category}, {mandate}")
    if not chosen.is_capacity_building:
        paper.paragraph(f"{_('Not capacity building; why it is deemed suitable:')} {in_language(chosen, 'reason')}")
    if outcomes := in_language(chosen, "outcomes"):
        paper.paragraph(beside(_("Learning outcomes"), outcomes))
    rows = [[line.sentence, credits_words(line.amount) if line.amount else "–"] for line in activity.lines]
    if rows:
        paper.table(head=[_("What is asked"), _("Credits")], rows=rows, widths=[7, 1.2], numbers=[1])
    _curriculum(paper, activity)


def _curriculum(paper: Paper, activity: ActivityRead) -> None:
    rows = []
    for module in activity.modules:
        outcomes = in_language(module, "outcomes")
        words = in_language(module, "title") + (f"\n{outcomes}" if outcomes else "")
        rows.append([module.version, str(module.number), words, str(module.workload_hours or "–")])
    if rows:
        head = [_("Version"), _("Module"), _("Curriculum: title and outcomes"), _("Hours")]
        paper.table(head=head, rows=rows, widths=[1.1, 1.1, 6, 1], numbers=[3])


def _level(paper: Paper, part: ComponentRead) -> None:
    rules = part.rules or [_("No level is set for this component.")]
    paper.paragraph(beside(_("Level of Component %(component)s") % {"component": part.component}, " ".join(rules)))


def period(resolution: Resolution) -> str:
    words = _("activities from %(from)s to %(until)s")
    return words % {"from": date_format(resolution.applies_from), "until": date_format(resolution.applies_to)}
