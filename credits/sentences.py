"""Every code as a sentence for the person it concerns."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.api import ActivityKind
from academy.lib.dates import date_format


def amount(hundredths: int) -> str:
    """ "6.00" in English, "6,00" in French, without a unit."""
    return str(number_format(hundredths / 100, decimal_pos=2))


def day(value: date) -> str:
    return date_format(value, "j F Y")


def category(code: str) -> str:
    """The name of a kind of activity."""
    return str(ActivityKind(code).label) if code in ActivityKind.values else code


def credits_words(hundredths: int) -> str:
    words = ngettext("%(amount)s credit", "%(amount)s credits", max(1, -(-abs(hundredths) // 100)))
    return words % {"amount": amount(hundredths)}


def reason(code: str) -> str:
    """Why an award was taken back."""
    sentences = {
        "requirement_no_longer_met": _("A corrected fact no longer meets the requirement."),
        "rests_on_other_facts": _("Other facts are on record now: the award was made again on them."),
    }
    return sentences.get(code, code)


def missing(code: str, title: str, values: Mapping[str, Any]) -> str:
    """What is missing, by the code a rule gave. title: the requirement's own words."""
    return _SENTENCES[code]() % {"title": title, **values}


_SENTENCES = {
    "attendance": lambda: _("%(title)s: present for %(share)s %% of the contact time; %(needed)s %% are asked for."),
    "active_participation": lambda: _("%(title)s: no trainer has confirmed it."),
    "lessons": lambda: _("%(title)s: %(read)s of %(all)s lessons read."),
    "test_failed": lambda: _("%(title)s: %(value)s of %(out_of)s points, which is not enough."),
    "test_absent": lambda: _("%(title)s: the test has not been taken."),
    "assignment_failed": lambda: _("%(title)s: the mark is not enough."),
    "assignment_absent": lambda: _("%(title)s: nothing has been marked yet."),
    "presentation_failed": lambda: _("%(title)s: %(value)s of %(out_of)s points, which is not enough."),
    "presentation_absent": lambda: _("%(title)s: no presentation has been marked yet."),
    "thesis_failed": lambda: _("%(title)s: %(value)s of %(out_of)s points, which is not enough."),
    "thesis_absent": lambda: _("%(title)s: no thesis has been marked yet."),
    "other_failed": lambda: _("%(title)s: %(value)s of %(out_of)s points, which is not enough."),
    "other_absent": lambda: _("%(title)s: no result is on record yet."),
    "modules": lambda: _("%(found)s of %(needed)s modules completed (%(place)s)."),
    "modules_of_law": lambda: _(
        "The resolution names %(found)s modules; exactly %(needed)s are asked for (%(place)s)."
    ),
    "modules_of_law_several": lambda: _(
        "The resolution names %(found)s modules; at least %(needed)s are asked for (%(place)s)."
    ),
    "no_exercise": lambda: _("The resolution asks for no exercise, which the text asks for (%(place)s)."),
    "no_test": lambda: _("The resolution asks for no test, which the text asks for (%(place)s)."),
    "no_thesis": lambda: _("The resolution asks for no thesis, which the text asks for (%(place)s)."),
    "module_late": lambda: _(
        "Module %(number)s was completed on %(day)s, after the last day allowed, which was %(until)s."
    ),
    "credits": lambda: _("%(earned)s of %(required)s credits earned."),
    "part": lambda: _("%(lacks)s credits are lacking from activities of the kind “%(category)s”."),
    "not_governed": lambda: _("%(title)s: met on %(day)s, a day that no adopted resolution governs."),
    "not_adopted": lambda: _(
        "Module %(number)s of version %(version)s is not in the curriculum that the Governing Board has adopted: "
        "it does not count."
    ),
    "no_law": lambda: _("The Governing Board has adopted no resolution for this activity and date."),
    "not_endorsed": lambda: _("The list of activities awaits the endorsement of the Permanent Correspondents."),
    "not_begun": lambda: _("Resolution %(number)s is in force from %(day)s only: no credits are written before."),
    "under_way": lambda: _("The activity runs until %(day)s: this can still be earned."),
    "no_level": lambda: _("The Governing Board has set no level for this component."),
    "nothing_designated": lambda: _("Nothing that is designated and announced today can complete it."),
    "enrol": lambda: _("Take part in “%(edition)s” (%(starts)s to %(ends)s)."),
}
