"""The level of a component, and its ceilings and parts by category."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from academy.governance import api as governance_api
from academy.governance.api import Component
from academy.portal.drafting.fields import CreditsField


class LevelForm(forms.Form):
    """Everything besides the credits is off unless the Board says so."""

    amount = CreditsField(label=_("Credits required for the certificate"))
    validity_months = forms.IntegerField(
        label=_("Months for which a credit counts"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_(
            "Counted from the activity. Empty: without end. The credits of Component I then count together over the "
            "years."
        ),
    )
    counts_other_components = forms.BooleanField(
        label=_("Credits earned under other components count as well"), required=False
    )
    recognises_earlier_learning = forms.BooleanField(
        label=_("Recorded earlier learning can stand for a requirement"), required=False
    )
    extension_months = forms.IntegerField(
        label=_("Months by which the span can be extended for a person"),
        required=False,
        min_value=1,
        max_value=120,
        help_text=_("Empty: no extension."),
    )

    def __init__(self, *args: Any, component: str, years: int | None = None, **kwargs: Any) -> None:
        """years: how many yearly lists like this one the level that is set takes at least."""
        super().__init__(*args, **kwargs)
        if years:
            words = ngettext(
                "Under this list the level takes at least %(years)s year.",
                "Under this list the level takes at least %(years)s years.",
                years,
            )
            self.fields["amount"].help_text = words % {"years": years}
        if component == Component.ONE:
            # Presence cannot be recognised, and no span is set. Source: P-PG (2020) 10, P-PG/Academy, item 7.
            del self.fields["recognises_earlier_learning"], self.fields["extension_months"]


class LimitsForm(forms.Form):
    """For each category: at most so many of the credits count; at least so many of the level come from it."""

    def __init__(self, *args: Any, categories: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.categories = list(categories)
        for category in self.categories:
            words = {"category": governance_api.category_words(category)}
            self.fields[f"ceiling-{category}"] = CreditsField(
                label=_("%(category)s: at most") % words, required=False, help_text=_("Empty: no ceiling.")
            )
            self.fields[f"part-{category}"] = CreditsField(
                label=_("%(category)s: at least") % words, required=False, help_text=_("Empty: no such part.")
            )

    def ceilings(self) -> dict[str, int]:
        return self._given("ceiling")

    def parts(self) -> dict[str, int]:
        """A part of 0 credits is no part."""
        return {category: amount for category, amount in self._given("part").items() if amount}

    def _given(self, name: str) -> dict[str, int]:
        found = {category: self.cleaned_data[f"{name}-{category}"] for category in self.categories}
        return {category: amount for category, amount in found.items() if amount is not None}
