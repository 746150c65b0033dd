"""What a simulation found, said in one sentence and in the words beside its figures."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from academy.governance.api import Component
from credits import api as credits_api
from credits.api import Figures


def in_one_sentence(figures: Figures) -> str:
    """ "12 people gain, 3 people lose, 1 person loses the status of Component II; 30 people are unchanged." """
    parts = [
        words % {"count": figures.get(key, 0)}
        for key, words in (
            ("gain", _people("gain", figures)),
            ("lose", _people("lose", figures)),
            ("both", _people("both", figures)),
        )
        if figures.get(key)
    ]
    for component in Component.values:
        parts += _status(component, figures.get("components", {}).get(component, {}))
    return _("; ").join([", ".join(parts) or _("Nobody gains or loses"), _unchanged(figures)]) + "."


def _people(kind: str, figures: Figures) -> str:
    count = figures.get(kind, 0)
    return {
        "gain": ngettext("%(count)s person gains credits", "%(count)s people gain credits", count),
        "lose": ngettext("%(count)s person loses credits", "%(count)s people lose credits", count),
        "both": ngettext(
            "%(count)s person gains in one component and loses in another",
            "%(count)s people gain in one component and lose in another",
            count,
        ),
    }[kind]


def _status(component: str, figures: Figures) -> list[str]:
    reach, leave = figures.get("reach", 0), figures.get("leave", 0)
    found = []
    if reach:
        words = ngettext(
            "%(count)s person reaches the status of Component %(component)s",
            "%(count)s people reach the status of Component %(component)s",
            reach,
        )
        found.append(words % {"count": reach, "component": component})
    if leave:
        words = ngettext(
            "%(count)s person loses the status of Component %(component)s",
            "%(count)s people lose the status of Component %(component)s",
            leave,
        )
        found.append(words % {"count": leave, "component": component})
    return found


def _unchanged(figures: Figures) -> str:
    count = credits_api.unchanged(figures)
    return ngettext("%(count)s person is unchanged", "%(count)s people are unchanged", count) % {"count": count}


def signed(hundredths: int) -> str:
    """ "+1.00", "−0.50": with a true minus sign."""
    sign = "+" if hundredths > 0 else "−" if hundredths < 0 else ""
    return f"{sign}{credits_api.amount(abs(hundredths))}"


def bin_words(first: int, last: int) -> str:
    if first == last:
        return signed(first)
    return _("%(first)s to %(last)s") % {"first": signed(first), "last": signed(last)}
