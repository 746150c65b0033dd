"""The conditions of a selection rule, in words: for the screens, the record, and whoever reads the announcement."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from academy.people.api import Country
from courses.admissions.forms import NAMES

Conditions = list[tuple[str, str]]


def conditions(rule: Mapping[str, Any]) -> Conditions:
    """(what, how much) of everything a rule says beside the mandate's number of places; the reading comes first."""
    said: Conditions = [(_("Reading of the rule"), f"{NAMES[rule.get('reading', 'A')]} ({rule.get('reading', 'A')})")]
    if rule.get("per_country_cap"):
        said.append((_("At most so many people of one country"), str(rule["per_country_cap"])))
    said += [_of_group(group) for group in rule.get("groups", ())]
    if rule.get("members_first") is False:
        said.append((_("Members before others"), _("no")))
    if rule.get("admitted_observers"):
        said.append((_("Admitted by ad hoc decision"), ", ".join(_names(rule["admitted_observers"]))))
    if rule.get("replace_after_first_module"):
        said.append((_("A place that becomes free after module 1"), _("goes on to somebody else")))
    return said


def _of_group(group: Mapping[str, Any]) -> tuple[str, str]:
    of = {"mednet": _("People of MedNET countries"), "observer": _("People of observer countries")}
    bounds = []
    if group.get("min"):
        bounds.append(_("at least %s") % group["min"])
    if group.get("max") is not None:
        bounds.append(_("at most %s") % group["max"])
    return of.get(group["field"], f"{group['field']} = {group['value']}"), ", ".join(bounds)


def _names(codes: list[str]) -> list[str]:
    return sorted(str(country) for country in Country.objects.filter(iso2__in=codes))
