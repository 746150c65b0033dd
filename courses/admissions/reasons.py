"""Every reason code as a sentence for the person it concerns, and the place of the rule in the founding text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.lib.bilingual import in_text
from courses.admissions.domain import eligibility
from courses.admissions.models import Call
from courses.admissions.rule_words import condition_list, ways_out


def place_in_text(call: Call) -> str:
    """Mandate and item that say who may apply to this call."""
    return in_text(f"P-PG (2020) 10, {call.edition.activity.mandate.code}, item {eligibility.ITEM[call.audience]}")


def sentence(reason: Mapping[str, Any]) -> str:
    """The sentence of a reason as the sealed run or the screening keeps it."""
    sentences = {
        "EVERYONE_ADMITTED": _("There were no more eligible applications than places: everybody is admitted."),
        "FIRST_TURN_PG": _("First place of a Pompidou Group member State."),
        "FIRST_TURN_OTHER": _("First place of a country, so that as many countries as possible benefit."),
        "FURTHER_TURN_PG": _("Further place of a Pompidou Group member State, by the published order."),
        "FURTHER_TURN_OTHER": _("Further place of a country, by the published order."),
        "OTHERS_FIRST_TURNS_CAME_FIRST": _(
            "Your application stood for place number %(turn)s of your country. First places of countries come before."
        ),
        "PG_PRIORITY": _("Pompidou Group member States are considered first; the places ended before your turn."),
        "COUNTRY_ALREADY_HAS_MORE_PLACES": _(
            "Your application stood for place number %(turn)s of your country; the places ended before that turn."
        ),
        "LOTTERY": _("Countries with an equal claim drew lots by the published value; yours was not drawn."),
        "DECIDED_FOR": _("The Secretariat decided otherwise than proposed, and gave this place: %(words)s"),
        "DECIDED_AGAINST": _(
            "The Secretariat decided otherwise than proposed, and gave this place elsewhere: %(words)s"
        ),
        "ALREADY_CONFIRMED": _("The place was held already and stays."),
        "SERVED_LAST_TIME": _("At an equal claim, countries that were not served last time came first."),
        "COUNTRY_CAP": _("The rule allows %(cap)s people of one country; your application stood at number %(turn)s."),
        "NO_FREE_PLACE": _("Every place was held already."),
        "WOULD_COST": _("With you the selection would have counted %(instead)s instead of %(best)s: %(purpose)s."),
        "CONDITIONS_EXCLUDE": _("With you the conditions of the rule could not have been kept."),
        "EQUAL_CLAIM": _("Others with an equal claim came first in the published order."),
        "SIDE_CONDITIONS": _("Under the conditions of the rule the best selection is another one."),
        "NOT_ELIGIBLE": _("Not eligible."),
        "REPLACED_BY": _("Replaced by a later application of the same person."),
        "STATUS_DRAFT": _("Not submitted."),
        "COUNTRY_ELIGIBLE": _("The country may take part as of right."),
        "OBSERVER_ADMITTED": _("The observer country was admitted by ad hoc decision."),
        "OBSERVER_NOT_ADMITTED": _("The observer country was not admitted by ad hoc decision."),
        "OBSERVER_UNDECIDED": _("Observer country: an ad hoc decision is needed and has not been taken."),
        "COUNTRY_UNKNOWN": _("The country’s standing on the key date is unknown; the Secretariat looks into it."),
        "COUNTRY_NOT_ELIGIBLE": _("The country is not open to this training."),
        "MEMBER_STATE": _("A member State of the Pompidou Group or of the Council of Europe takes part as of right."),
        "IF_PLACES_REMAIN": _(
            "Other interested countries take part if places remain once the member States have been served."
        ),
        "PLACES_REMAINED": _("Places remained, and the Secretariat gave one to another interested country."),
        "GROUP_MEMBER": _("Experts are nominated by the member States of the Pompidou Group; this is one of them."),
        "NOT_A_GROUP_MEMBER": _("Experts are nominated by the member States of the Pompidou Group; this is not one."),
        "CONSULTANT": _("A consultant, who is not counted among the nominated experts."),
        "NOMINATION_AWAITED": _("The Permanent Correspondent of the country has not yet named this expert."),
        "NOT_NOMINATED": _(
            "Experts are nominated by the Permanent Correspondent of their country, who has not named this one."
        ),
        "DECIDED": _("Decided by the Secretariat for this application."),
        "STATUS_LATE": _("Received after the deadline."),
        "INSTITUTION_KIND": _("This kind of institution is not admitted to this call."),
        "REPLACED_BY_LATER": _("Replaced by a later application of the same person."),
        "STATUS_WITHDRAWN": _("Withdrawn by the applicant."),
        "": _("To be screened."),
    }
    values = {"turn": "", "cap": "", "instead": "", "best": "", "words": "", **reason}
    values["purpose"] = purpose_name(str(reason.get("purpose", "")))
    said = sentences[str(reason.get("code", ""))] % values
    return " ".join([said, *_what_would_have_sufficed(reason), *_conditions_that_decided(reason)])


def purpose_name(name: str) -> str:
    """What a stage of the integer programme looks for; "" where the name is unknown."""
    return {
        "places": _("places"),
        "countries": _("countries"),
        "Pompidou Group countries": _("Pompidou Group countries"),
        "Pompidou Group participants": _("Pompidou Group participants"),
        "sum of squares": _("evenness between countries (less is better)"),
        "own order of the countries": _("the countries’ own order (less is better)"),
    }.get(name, "")


def _conditions_that_decided(reason: Mapping[str, Any]) -> list[str]:
    """The conditions by name; each counterfactual is true when tried (`solving` tries it)."""
    said, alone = [], reason.get("without") or ()
    if reason.get("gives"):
        said.append(_("One would have had to do this: %s.") % ways_out(reason["gives"]))
    if alone:
        words = ngettext(
            "Without this condition of the rule you would have been selected: %s.",
            "Without any one of these conditions of the rule you would have been selected: %s.",
            len(alone),
        )
        said.append(words % condition_list(alone))
    if reason.get("without_all"):
        words = _("Without these conditions of the rule together you would have been selected: %s.")
        said.append(words % condition_list(reason["without_all"]))
    return said


def _what_would_have_sufficed(reason: Mapping[str, Any]) -> list[str]:
    """The counterfactual; each is true when tried (the pure rule's tests do)."""
    if "ahead" not in reason:
        return []
    said = []
    if reason["ahead"]:
        words = ngettext(
            "%(ahead)s nominee of your country was placed before you.",
            "%(ahead)s nominees of your country were placed before you.",
            reason["ahead"],
        )
        said.append(words % {"ahead": reason["ahead"]})
    if reason.get("position"):
        said.append(_("Position %(position)s in your country would have sufficed.") % reason)
    if reason.get("freed"):
        words = ngettext(
            "With %(freed)s more free place you would have been selected.",
            "With %(freed)s more free places you would have been selected.",
            reason["freed"],
        )
        said.append(words % {"freed": reason["freed"]})
    return said
