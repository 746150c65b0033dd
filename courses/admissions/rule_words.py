"""The conditions of a selection rule, in words: for the screens, the record, and whoever reads the announcement."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from academy.governance.api import Decision
from academy.lib.bilingual import apart, euros
from academy.lib.dates import date_format
from academy.people.api import Country, Institution
from courses.admissions.domain.rule import CRITERIA
from courses.admissions.facts import CENTS
from courses.admissions.models import RuleSet

Conditions = list[tuple[str, str]]
NAMES = {
    "A": gettext_lazy("countries first"),
    "A_even": gettext_lazy("round by round"),
    "A_countries_first": gettext_lazy("countries before places"),
    "B": gettext_lazy("members first"),
}
INSIDE = {
    "national_rank": gettext_lazy("rank given by the nominating authority"),
    "merit": gettext_lazy("merit points of the Secretariat"),
    "first_time": gettext_lazy("first participation"),
}
# Groups of which a rule may ask at least or at most so many: (field of a case, value) and its words, in form order.
GROUPS: dict[tuple[str, Any], Any] = {
    ("gender", "f"): gettext_lazy("Women"),
    ("gender", "m"): gettext_lazy("Men"),
    ("mednet", True): gettext_lazy("People of MedNET countries"),
    ("pg", True): gettext_lazy("People of Pompidou Group member States"),
    ("coe", True): gettext_lazy("People of Council of Europe member States"),
    ("observer", True): gettext_lazy("People of observer countries"),
    ("first_time", True): gettext_lazy("People who take part for the first time"),
}


def conditions(rule: Mapping[str, Any]) -> Conditions:
    """(what, how much) of everything a rule says beside the mandate's number of places; the reading comes first."""
    said: Conditions = [(_("Reading of the rule"), f"{NAMES[rule.get('reading', 'A')]} ({rule.get('reading', 'A')})")]
    said.append((_("Order inside a country"), _inside(rule.get("inside_country", CRITERIA))))
    if rule.get("served_last"):
        said.append((_("At an equal claim after the others, because served last time"), _names(rule["served_last"])))
    if rule.get("per_country_cap"):
        said.append((_("At most so many people of one country"), str(rule["per_country_cap"])))
    said += [(group_name(group), _bounds(group)) for group in rule.get("groups", ())]
    if rule.get("budget") is not None:
        said.append((_("Exceptional support for all together"), _("at most %s") % euros(rule["budget"] * CENTS)))
    if "together" in rule:
        said.append((_("Joint nominations"), _joint(rule["together"])))
    if rule.get("members_first") is False:
        said.append((_("Members before others"), _("no")))
    if rule.get("admitted_observers"):
        said.append((_("Admitted by ad hoc decision"), _names(rule["admitted_observers"])))
    if rule.get("replace_after_first_module"):
        said.append((_("A place that becomes free after module 1"), _("goes on to somebody else")))
    return said


def of_rule_set(adopted: RuleSet) -> Conditions:
    """The conditions of an adopted rule set, with what stands beside its parameters."""
    said = conditions(adopted.rule | ({"together": []} if adopted.takes_joint else {}))
    if adopted.served_last_reason:
        said.append((_("Why other countries than the program counted"), adopted.served_last_reason))
    return said


def decided_by(adopted: RuleSet) -> str:
    """Body and day, e.g. "Secretariat, 20 February 2026"; "" where an old rule set does not say."""
    if not adopted.decided_on:
        return ""
    return f"{Decision.Body(adopted.body).label}, {date_format(adopted.decided_on)}"


def _inside(criteria: Iterable[str]) -> str:
    named = [f"{i}. {INSIDE[one]}" for i, one in enumerate(criteria, start=1)]
    return apart([*named, _("then the lot")]) if named else _("the lot alone")


def _joint(together: list[list[str]]) -> str:
    said = _("taken together or not at all")
    if not together:
        return said
    count = ngettext("%s joint nomination", "%s joint nominations", len(together)) % len(together)
    return f"{said} ({count})"


def group_name(group: Mapping[str, Any]) -> str:
    """The group a bound is about, e.g. "Women"; of a free case its field and value as they stand."""
    field, value = group["field"], group["value"]
    if field == "country":
        return str(_("People of %s") % (_names([value]) or value))
    if field == "institution_kind":
        return str(_("People of institutions: %s") % dict(Institution.Kind.choices).get(value, value))
    return str(GROUPS.get((field, value), f"{field} = {value}"))


def _bounds(group: Mapping[str, Any]) -> str:
    bounds = []
    if group.get("min"):
        bounds.append(_("at least %s") % group["min"])
    if group.get("max") is not None:
        bounds.append(_("at most %s") % group["max"])
    return ", ".join(bounds)


def condition_words(given: Mapping[str, Any]) -> str:
    """One condition as a reason names it (see domain/conditions.py)."""
    kind, number = given["kind"], given.get("number", 0)
    if kind == "budget":
        return _("exceptional support of at most %s for all together") % euros(number * CENTS)
    if kind == "cap":
        return str(_("at most %s people of one country") % number)
    if kind == "together":
        return _("joint nominations are taken together or not at all")
    bound = _("at least %s") if kind == "min" else _("at most %s")
    return f"{group_name(given)}, {bound % number}"


def condition_list(some: Iterable[Mapping[str, Any]]) -> str:
    return apart(_("“%s”") % condition_words(one) for one in some)


def way_out(given: Mapping[str, Any]) -> str:
    """What would have to give way, and by how much, as somebody who may change the rule reads it."""
    kind, by = given["kind"], given.get("by", 0)
    if kind == "held":
        return _("too many hold a place already")
    if kind == "budget":
        return _("raise the amount for exceptional support by %s") % euros(by * CENTS)
    if kind == "together":
        return str(_("unbind joint nomination %s") % (given["index"] + 1))
    words = _("lower “%(condition)s” by %(by)s") if kind == "min" else _("raise “%(condition)s” by %(by)s")
    return words % {"condition": condition_words(given), "by": by}


def ways_out(gives: Iterable[Mapping[str, Any]]) -> str:
    return apart(way_out(one) for one in gives)


def _names(codes: Iterable[str]) -> str:
    return ", ".join(sorted(str(country) for country in Country.objects.filter(iso2__in=list(codes))))
