"""What a resolution says, parameter by parameter, and what differs from another, in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.domain.comparison import Change, Content, Place, Value, changes
from academy.governance.models import Requirement, Resolution
from academy.governance.names import titles_of
from academy.governance.queries import PREFETCHED
from academy.governance.sentences import amount_words, category_words
from academy.lib.bilingual import apart, in_language

AMOUNTS = ("amount",)
MONTHS = ("validity_months", "extension_months")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One parameter in words: what it is, and what each of two resolutions says of it ("–" for nothing)."""

    change: Change
    what: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


def law_before(resolution: Resolution) -> Resolution | None:
    """What the resolution is measured against: what it supersedes, else the newest adopted one that begins earlier."""
    rows = Resolution.objects.prefetch_related(*PREFETCHED)
    if resolution.supersedes_id:
        return rows.get(pk=resolution.supersedes_id)
    earlier = rows.filter(state=Resolution.State.ADOPTED, applies_from__lt=resolution.applies_from)
    return earlier.exclude(pk=resolution.pk).order_by("-applies_from", "-pk").first()


def compare(old: Resolution, new: Resolution) -> list[Change]:
    """Every parameter that differs between two resolutions; periods and titles of the resolutions apart."""
    return changes(content_of(old), content_of(new))


def differences(old: Resolution, new: Resolution) -> list[Said]:
    """What `compare` finds, in words of the active language."""
    return _in_words(old, new, compare(old, new))


def side_by_side(one: Resolution, other: Resolution) -> list[Said]:
    """Every parameter of both, also those that agree."""
    first, second = content_of(one), content_of(other)
    rows = [
        Change(
            place=place, parameter=name, before=first.get(place, {}).get(name), after=second.get(place, {}).get(name)
        )
        for place in sorted({*first, *second})
        for name in dict.fromkeys([*first.get(place, {}), *second.get(place, {})])
    ]
    return _in_words(one, other, [row for row in rows if row.before not in (None, "") or row.after not in (None, "")])


def content_of(resolution: Resolution) -> Content:
    """All that a resolution says by place. Amounts in hundredths."""
    found: dict[Place, Mapping[str, Value]] = {
        Place(section="general"): {
            "transition": resolution.transition,
            "answer_days": resolution.answer_days,
            "topics_fr": tuple(topic.title_fr for topic in resolution.topics.all()) or None,
            "topics_en": tuple(topic.title_en for topic in resolution.topics.all()) or None,
        }
    }
    for row in resolution.designated_activities.all():
        place = Place(section="activity", component=row.component, activity=row.activity_key)
        found[place] = {
            name: getattr(row, name)
            for name in ("category", "is_capacity_building", "reason_fr", "reason_en", "outcomes_fr", "outcomes_en")
        }
    for line in resolution.requirements.all():
        place = Place(section="requirement", component=line.component, activity=line.activity_key, item=line.key)
        found[place] = _requirement(line)
    return found | _levels(resolution) | _modules(resolution)


def _requirement(line: Requirement) -> dict[str, Value]:
    settings = {
        name: tuple(str(key) for key in value) if isinstance(value, list) else value
        for name, value in sorted(line.settings.items())
        if value is not None
    }
    own = ("amount", "kind", "title_fr", "title_en", "workload_hours")
    return {name: getattr(line, name) for name in own} | settings


def _levels(resolution: Resolution) -> dict[Place, Mapping[str, Value]]:
    found: dict[Place, Mapping[str, Value]] = {
        Place(section="level", component=row.component): {
            name: getattr(row, name)
            for name in (
                "amount",
                "validity_months",
                "counts_other_components",
                "recognises_earlier_learning",
                "extension_months",
            )
        }
        for row in resolution.thresholds.all()
    }
    for section, rows in (("ceiling", resolution.ceilings.all()), ("part", resolution.level_parts.all())):
        for row in rows:
            found[Place(section=section, component=row.component, item=row.category)] = {"amount": row.amount}
    return found


def _modules(resolution: Resolution) -> dict[Place, Mapping[str, Value]]:
    return {
        Place(
            section="module", component=row.component, activity=row.activity_key, item=f"{row.version}.{row.number}"
        ): {
            name: getattr(row, name)
            for name in ("title_fr", "title_en", "outcomes_fr", "outcomes_en", "workload_hours")
        }
        for row in resolution.curriculum.all()
    }


def _in_words(old: Resolution, new: Resolution, found: Collection[Change]) -> list[Said]:
    activities = titles_of("activity", {change.place.activity for change in found})
    titles = {
        (row.component, row.activity_key, row.key): row
        for resolution in (old, new)
        for row in resolution.requirements.all()
    }
    return [
        Said(
            change=change,
            what=_what(change, activities, titles),
            before=_value(change, change.before),
            after=_value(change, change.after),
        )
        for change in found
    ]


def _what(change: Change, activities: Mapping[str, str], titles: Mapping[tuple[str, str, str], Requirement]) -> str:
    place = change.place
    where = _where(place, activities, titles)
    parameter = _parameters().get(change.parameter, change.parameter)
    if not change.parameter or (change.parameter == "amount" and place.section != "requirement"):
        return where
    return _("%(where)s: %(parameter)s") % {"where": where, "parameter": parameter}


def _where(place: Place, activities: Mapping[str, str], titles: Mapping[tuple[str, str, str], Requirement]) -> str:
    line = titles.get((place.component, place.activity, place.item))
    values = {
        "component": place.component,
        "activity": activities.get(place.activity, place.activity),
        "requirement": in_language(line, "title") if line else place.item,
        "category": category_words(place.item),
        "item": place.item,
    }
    sections = {
        "general": _("General"),
        "activity": _("%(activity)s (Component %(component)s)"),
        "requirement": _("%(activity)s (Component %(component)s), “%(requirement)s”"),
        "level": _("Level of Component %(component)s"),
        "ceiling": _("Component %(component)s, at most from: %(category)s"),
        "part": _("Component %(component)s, at least from: %(category)s"),
        "module": _("%(activity)s (Component %(component)s), module %(item)s"),
    }
    return sections[place.section] % values


def _parameters() -> dict[str, str]:
    return {
        "amount": _("credits"),
        "kind": _("kind"),
        "title_fr": _("title in French"),
        "title_en": _("title in English"),
        "workload_hours": _("workload"),
        "share_percent": _("share of the sessions"),
        "pass_percent": _("pass mark"),
        "module": _("module"),
        "assignment": _("assignment"),
        "test": _("test"),
        "subject": _("subject"),
        "content": _("distance module"),
        "needs": _("what is needed"),
        "category": _("category"),
        "is_capacity_building": _("capacity building"),
        "reason_fr": _("reason in French"),
        "reason_en": _("reason in English"),
        "outcomes_fr": _("learning outcomes in French"),
        "outcomes_en": _("learning outcomes in English"),
        "validity_months": _("how long a credit counts"),
        "counts_other_components": _("credits of other components count"),
        "recognises_earlier_learning": _("earlier learning is recognised"),
        "extension_months": _("extension of the span"),
        "topics_fr": _("topics in French"),
        "topics_en": _("topics in English"),
        "transition": _("people enrolled before"),
        "answer_days": _("days to answer an appeal"),
    }


def _value(change: Change, value: Value) -> str:
    name = change.parameter
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return apart(value) if name.startswith("topics") else ", ".join(value)
    if isinstance(value, int):
        return _number(name or "amount", value)
    labels: dict[str, Mapping[str, object]] = {
        "category": {value: category_words(value)},
        "kind": dict(Requirement.Kind.choices),
        "transition": dict(Resolution.Transition.choices),
    }
    return str(labels.get(name, {}).get(value, value))


def _number(name: str, value: int) -> str:
    if name in AMOUNTS:
        return amount_words(value)
    if name in MONTHS:
        return ngettext("%(number)s month", "%(number)s months", value) % {"number": value}
    if name in ("share_percent", "pass_percent"):
        return _("%(number)s %%") % {"number": value}
    if name == "workload_hours":
        return ngettext("%(number)s hour", "%(number)s hours", value) % {"number": value}
    return str(value)
