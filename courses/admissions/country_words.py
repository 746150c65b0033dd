"""The reasons of a selection as a ministry reads them: of its nominees in the third person, never "you"."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.admissions.reasons import purpose_name, sentence

# What an officer wrote may fill pages; an answer of one page quotes its beginning.
MOST_LETTERS = 300


def sentence_of_nominee(reason: Mapping[str, Any]) -> str:
    """What `reasons.sentence` tells the person, told to the authority that nominated her."""
    said = _in_third_person().get(str(reason.get("code", "")))
    plain = {key: reason[key] for key in reason if key != "ahead"}  # its counterfactual is told below
    if said is None:
        told = sentence(plain)
    else:
        told = said % {"turn": "", "cap": "", "instead": "", "best": "", **reason, "purpose": _purpose(reason)}
    return " ".join([Truncator(told).chars(MOST_LETTERS), *_what_would_have_sufficed(reason)])


def _purpose(reason: Mapping[str, Any]) -> str:
    return purpose_name(str(reason.get("purpose", "")))


def _in_third_person() -> dict[str, str]:
    """Only the codes whose sentence speaks to the person."""
    return {
        "OTHERS_FIRST_TURNS_CAME_FIRST": _(
            "Stood for place number %(turn)s of the country. First places of countries come before."
        ),
        "PG_PRIORITY": _("Pompidou Group member States are considered first; the places ended before this turn."),
        "COUNTRY_ALREADY_HAS_MORE_PLACES": _(
            "Stood for place number %(turn)s of the country; the places ended before that turn."
        ),
        "LOTTERY": _("Countries with an equal claim drew lots by the published value; this one was not drawn."),
        "COUNTRY_CAP": _("The rule allows %(cap)s people of one country; this application stood at number %(turn)s."),
        "WOULD_COST": _(
            "With this application the selection would have counted %(instead)s instead of %(best)s: %(purpose)s."
        ),
        "CONDITIONS_EXCLUDE": _("With this application the conditions of the rule could not have been kept."),
    }


def _what_would_have_sufficed(reason: Mapping[str, Any]) -> list[str]:
    said = []
    if reason.get("ahead") and reason.get("position"):
        said.append(_("Position %(position)s in the country would have sufficed.") % reason)
    if "ahead" in reason and reason.get("freed"):
        words = ngettext(
            "With %(freed)s more free place this nominee would have been selected.",
            "With %(freed)s more free places this nominee would have been selected.",
            reason["freed"],
        )
        said.append(words % {"freed": reason["freed"]})
    return said
