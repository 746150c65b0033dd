"""Whether a rule makes sense for a call before it is adopted: what is wrong, by parameter, with the remedy."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from academy.lib.bilingual import euros
from courses.admissions import queries
from courses.admissions.domain import form
from courses.admissions.facts import CENTS
from courses.admissions.models import Call, CostRequest

Problems = list[tuple[str, str]]
# What a real application says of itself in a case; a free case of `manage.py select` may count by anything.
COUNTED_BY = ("pg", "coe", "mednet", "observer", "country", "gender", "first_time", "institution_kind")


def problems_of(call: Call, rule: Mapping[str, Any]) -> Problems:
    """(parameter, sentence) of everything that is wrong, e.g. ("groups.0", ...); [] where nothing is."""
    found: Problems = []
    for i, group in enumerate(rule.get("groups", ())):
        found += [(f"groups.{i}", words) for words in _of_group(call, group)]
    found += [("inside_country", _("Name each criterion once."))] if _repeats(rule.get("inside_country", ())) else []
    if rule.get("budget") is not None:
        found += [("budget", words) for words in _of_budget(call, rule["budget"])]
    return found


def _repeats(criteria: Any) -> bool:
    return len(set(criteria)) < len(criteria)


def _of_group(call: Call, group: Mapping[str, Any]) -> list[str]:
    least, most, places = group.get("min"), group.get("max"), call.places
    if group["field"] not in COUNTED_BY:
        return [_("“%s” is not known of applications; choose another group.") % group["field"]]
    found = []
    if least is not None and most is not None and least > most:
        found.append(
            _("At least %(least)s and at most %(most)s exclude each other: lower the first or raise the second.")
            % {"least": least, "most": most}
        )
    if least is not None and places is not None and least > places:
        words = _("At least %(least)s is more than the %(places)s places: write %(places)s or less.")
        found.append(words % {"least": least, "places": places})
    if group["field"] == "gender" and form.demand(form.BY_KEY["gender"], call.questions) == form.NOT_ASKED:
        found.append(_("The application form does not ask for the gender: choose “optional” for it in the call first."))
    return found


def _of_budget(call: Call, budget: int) -> list[str]:
    edition = call.edition
    if queries.asks_fee(edition):
        return [_("Costs of this activity are borne by grants after the selection: leave the amount empty.")]
    envelope = queries.envelope_for(edition, CostRequest.Kind.SUPPORT)
    year = edition.starts_on.year
    if envelope is None:
        return [_("There is no envelope for exceptional support in %s: set it under “Envelopes” first.") % year]
    if budget * CENTS > envelope.left:
        words = _("The envelope of %(year)s has %(left)s left: write that or less.")
        return [words % {"year": year, "left": euros(envelope.left)}]
    return []
