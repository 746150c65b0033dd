"""What a resolution sets, as tables on paper."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from academy.governance.models import Requirement, Resolution, Threshold
from academy.governance.papers.parts import credits_words
from academy.lib.bilingual import in_language
from academy.lib.paper import Paper


def write_content(paper: Paper, resolution: Resolution) -> None:
    _activities(paper, resolution)
    _requirements(paper, resolution)
    _levels(paper, resolution)
    _limits(paper, resolution)
    _curriculum(paper, resolution)


def _activities(paper: Paper, resolution: Resolution) -> None:
    rows = [
        [
            f"{one.get_category_display()} ({one.activity_key})",
            one.component,
            one.mandate.code if one.mandate else "–",
            _("yes") if one.is_capacity_building else in_language(one, "reason"),
        ]
        for one in resolution.designated_activities.select_related("mandate").order_by("component", "activity_key")
    ]
    if rows:
        paper.heading(_("Activities designated"))
        head = [_("Activity"), _("Component"), _("Mandate"), _("Capacity building, or the reason")]
        paper.table(head=head, rows=rows, widths=[4, 1.4, 2, 3])


def _requirements(paper: Paper, resolution: Resolution) -> None:
    rows = [
        [
            in_language(one, "title"),
            one.component,
            _asked(one),
            credits_words(one.amount) if one.amount else "–",
        ]
        for one in resolution.requirements.order_by("component", "activity_key", "order", "pk")
    ]
    if rows:
        paper.heading(_("What is asked and what it is worth, in credits of the Academy"))
        head = [_("Requirement"), _("Component"), _("Kind"), _("Credits")]
        paper.table(head=head, rows=rows, widths=[4.4, 1.4, 3.2, 1.2], numbers=[3])


def _asked(one: Requirement) -> str:
    share = one.settings.get("share_percent")
    if share is None:
        return str(one.get_kind_display())
    return _("%(kind)s, at least %(share)s %%") % {"kind": one.get_kind_display(), "share": share}


def _levels(paper: Paper, resolution: Resolution) -> None:
    rows = [
        [one.component, credits_words(one.amount), _conditions(one)]
        for one in resolution.thresholds.order_by("component")
    ]
    if rows:
        paper.heading(_("Level required for the certificate"))
        paper.table(head=[_("Component"), _("Credits"), _("Conditions")], rows=rows, widths=[1.4, 1.2, 6], numbers=[1])


def _conditions(one: Threshold) -> str:
    said = [
        _("credits of other components count")
        if one.counts_other_components
        else _("credits of other components do not count"),
        _("credits count for %s months") % one.validity_months if one.validity_months else _("credits do not expire"),
        _("earlier learning can be recognised")
        if one.recognises_earlier_learning
        else _("earlier learning is not recognised"),
    ]
    if one.extension_months:
        said.append(_("an extension of up to %s months can be allowed") % one.extension_months)
    return "; ".join(said)


def _limits(paper: Paper, resolution: Resolution) -> None:
    rows = [
        [one.component, _("at most"), str(one.get_category_display()), credits_words(one.amount)]
        for one in resolution.ceilings.order_by("component", "category")
    ] + [
        [one.component, _("at least"), str(one.get_category_display()), credits_words(one.amount)]
        for one in resolution.level_parts.order_by("component", "category")
    ]
    if rows:
        paper.heading(_("Ceilings, and parts of a level"))
        head = [_("Component"), _("Limit"), _("Kind of activity"), _("Credits")]
        paper.table(head=head, rows=rows, widths=[1.4, 1.4, 5, 1.4], numbers=[3])


def _curriculum(paper: Paper, resolution: Resolution) -> None:
    rows = [
        [
            one.component,
            one.version,
            str(one.number),
            in_language(one, "title") + (f"\n{outcomes}" if (outcomes := in_language(one, "outcomes")) else ""),
            str(one.workload_hours or "–"),
        ]
        for one in resolution.curriculum.order_by("component", "activity_key", "version", "number")
    ]
    if rows:
        paper.heading(_("Curriculum"))
        head = [_("Component"), _("Version"), _("Module"), _("Title and outcomes"), _("Hours")]
        paper.table(head=head, rows=rows, widths=[1.5, 1.2, 1.2, 5.5, 1], numbers=[4])


def period(resolution: Resolution) -> str:
    words = _("activities from %(from)s to %(until)s")
    return words % {"from": date_format(resolution.applies_from), "until": date_format(resolution.applies_to)}
