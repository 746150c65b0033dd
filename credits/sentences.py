"""Every code as a sentence for the person it concerns."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def amount(hundredths: int) -> str:
    """ "6.00" in English, "6,00" in French, without a unit."""
    from django.utils.formats import number_format

    return str(number_format(hundredths / 100, decimal_pos=2))


def credits_words(hundredths: int) -> str:
    words = ngettext("%(amount)s credit", "%(amount)s credits", max(1, -(-abs(hundredths) // 100)))
    return words % {"amount": amount(hundredths)}


def missing(code: str, title: str, values: Mapping[str, Any]) -> str:
    """What is missing, by the code a rule gave. title: the requirement's own words."""
    sentences = {
        "attendance": _("%(title)s: present for %(share)s %% of the contact time; %(needed)s %% are asked for."),
        "active_participation": _("%(title)s: no trainer has confirmed it."),
        "lessons": _("%(title)s: %(read)s of %(all)s lessons read."),
        "test_failed": _("%(title)s: %(value)s of %(out_of)s points, which is not enough."),
        "test_absent": _("%(title)s: the test has not been taken."),
        "assignment_failed": _("%(title)s: the mark is not enough."),
        "assignment_absent": _("%(title)s: nothing has been marked yet."),
        "modules": _("%(found)s of %(needed)s modules completed (%(place)s)."),
        "credits": _("%(earned)s of %(required)s credits earned."),
        "no_law": _("The Governing Board has adopted no resolution for this activity and date."),
        "not_endorsed": _("The list of activities awaits the endorsement of the Permanent Correspondents."),
        "no_level": _("The Governing Board has set no level for this component."),
    }
    return sentences[code] % {"title": title, **values}
