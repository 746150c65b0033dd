"""The rule of a call as the Secretariat fills it in: every condition that the selection knows, in ordinary words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from academy.governance.api import Decision
from academy.lib.bilingual import euros
from academy.lib.fields import DayField
from academy.people.api import Country
from courses.admissions import facts, queries
from courses.admissions.domain.rule import CRITERIA
from courses.admissions.domain.selection import READINGS
from courses.admissions.forms.fees import DecisionField
from courses.admissions.forms.rule_in_force import KEYS, ORDER, initial_of
from courses.admissions.models import Call
from courses.admissions.operations import Basis
from courses.admissions.rule_checks import problems_of
from courses.admissions.rule_words import INSIDE, NAMES, group_name


def _number(label: Any, *, least: int = 1, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=1_000_000, required=False, **kwargs)


class RuleForm(forms.Form):
    """All conditions of one rule; `parameters()` is the rule as a case says it, `basis()` who decided it."""

    reading = forms.ChoiceField(
        label=_("Reading of the rule"),
        choices=[(key, NAMES[key]) for key in READINGS],
        help_text=_(
            "The table above shows what each would do. With an amount of money choose countries before places."
        ),
    )
    first = forms.ChoiceField(label=_("First by"), required=False)
    second = forms.ChoiceField(label=_("Among equals then by"), required=False)
    third = forms.ChoiceField(label=_("And then by"), required=False)
    rotation = forms.BooleanField(
        label=_("At an equal claim, countries that were served last time come after the others"), required=False
    )
    served_last = forms.ModelMultipleChoiceField(
        label=_("Countries that were served last time"),
        queryset=Country.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        required=False,
    )
    served_last_reason = forms.CharField(
        label=_("Why the list is another one"),
        help_text=_("Only where you changed it. It is printed with the rule."),
        max_length=500,
        required=False,
    )
    per_country_cap = _number(
        _("At most so many people of one country"),
        help_text=_("Leave empty for no limit. It stands only when more people apply than there are places."),
    )
    country = forms.ModelChoiceField(
        label=_("One country in particular"),
        help_text=_("For example the host country. The numbers below are about it."),
        queryset=Country.objects.none(),
        required=False,
    )
    country_least = _number(_("of this country at least"))
    country_most = _number(_("of this country at most"), least=0)
    budget = _number(
        _("Amount for exceptional support, for all who are selected together, in whole euros"),
        least=0,
    )
    takes_joint = forms.BooleanField(
        label=_("Joint nominations are admitted: two or three people who are taken together or not at all"),
        help_text=_(
            "Permanent Correspondents and the Secretariat bind them, with a reason, until opinions close. "
            "If one of them cannot be taken, none of them is."
        ),
        required=False,
    )
    replace_after_first_module = forms.BooleanField(
        label=_("A place that becomes free after module 1 goes on to somebody else, for module 2"),
        help_text=_("Otherwise it stays free from the day after module 1."),
        required=False,
    )
    decision = DecisionField(required=False)
    body = forms.ChoiceField(label=_("Body that decided"), choices=[("", "–"), *Decision.Body.choices], required=False)
    decided_on = DayField(label=_("Day of the decision"), required=False)
    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("As it is printed in the record, for example the number of a note."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        self.call, adopted = call, call.rule_sets.order_by("-version").first()
        self.last, self.counted = facts.served_last(call, by=timezone.now())
        known = initial_of(adopted)
        if not known.get("served_last"):
            known["served_last"] = self.counted
        kwargs["initial"] = known
        super().__init__(*args, **kwargs)
        for name in ORDER:
            self.fields[name].choices = [("", _("nothing: the lot")), *INSIDE.items()]  # type: ignore[attr-defined]
        for key, (field, value) in KEYS.items():
            name = group_name({"field": field, "value": value})
            self.fields[f"{key}_least"] = _number(gettext("%s: at least") % name)
            self.fields[f"{key}_most"] = _number(gettext("%s: at most") % name, least=0)
        self._countries()
        self._money()
        self.fields["decision"].help_text = _(
            "Where the act is on record under “Decisions”. Else fill in the next three."
        )

    def _countries(self) -> None:
        able = Country.objects.filter(iso2__in={*queries.eligible_countries(self.call), *self.counted})
        served, one = self.fields["served_last"], self.fields["country"]
        served.queryset, one.queryset = able, able  # type: ignore[attr-defined]
        served.help_text = (
            gettext("Counted from the confirmed places of “%s”; you may correct the list.") % self.last
            if self.last
            else gettext(
                "No earlier edition with confirmed places is known here: choose them, and say whence you know."
            )
        )

    def _money(self) -> None:
        envelope = queries.envelope_for(self.call.edition, "support")
        left = gettext("The envelope of the year has %s left.") % euros(envelope.left) if envelope else ""
        hint = gettext(
            "Leave empty for no condition. What a person needs is read from the request for exceptional support: "
            "what is granted, else proposed, else asked."
        )
        self.fields["budget"].help_text = f"{left} {hint}".strip()

    def group_rows(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """(group, at least, at most) for the table of the template."""
        for key, (field, value) in KEYS.items():
            yield group_name({"field": field, "value": value}), self[f"{key}_least"], self[f"{key}_most"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        self._check_order(said)
        self._check_rotation(said)
        self._check_country(said)
        self._check_basis(said)
        if not self.errors:
            names = [name for name, _group in self._groups()]
            for where, words in problems_of(self.call, self.parameters()):
                self.add_error(names[int(where[7:])] if where.startswith("groups.") else where, words)
        return said

    def _check_order(self, said: dict[str, Any]) -> None:
        chosen = [said.get(name) or "" for name in ORDER]
        for i, name in enumerate(ORDER):
            if chosen[i] and chosen[i] in chosen[:i]:
                self.add_error(name, _("This stands above already: choose another, or nothing."))
            if chosen[i] and "" in chosen[:i]:
                self.add_error(name, _("Nothing stands above: move this up."))

    def _check_rotation(self, said: dict[str, Any]) -> None:
        if not said.get("rotation"):
            return
        chosen = {country.pk for country in said.get("served_last") or ()} or set(self.counted)
        if not chosen:
            self.add_error("served_last", _("Choose the countries that were served last time."))
        elif chosen != set(self.counted) and not said.get("served_last_reason"):
            self.add_error("served_last_reason", _("Say why the list differs from what the program counted."))

    def _check_country(self, said: dict[str, Any]) -> None:
        bounded = [name for name in ("country_least", "country_most") if said.get(name) is not None]
        if bounded and not said.get("country"):
            self.add_error("country", _("Choose the country that the numbers are about."))
        if said.get("country") and not bounded and "country_least" not in self.errors:
            self.add_error("country_least", _("Say how many people of this country at least or at most."))

    def _check_basis(self, said: dict[str, Any]) -> None:
        if said.get("decision"):
            return
        for name, words in (
            ("body", _("Choose the body that decided, or a recorded decision.")),
            ("decided_on", _("Write the day on which it was decided, or choose a recorded decision.")),
            ("reference", _("Write the reference of the decision, or choose a recorded decision.")),
        ):
            if not said.get(name) and name not in self.errors:
                self.add_error(name, words)
        day = said.get("decided_on")
        if day and day > timezone.localdate():
            self.add_error("decided_on", _("This day is still to come. Write the day on which it was decided."))

    def _groups(self) -> list[tuple[str, dict[str, Any]]]:
        """(field of this form, group of a case) of every group that has a bound."""
        said, found = self.cleaned_data, []
        named = {key: (field, value) for key, (field, value) in KEYS.items()}
        if said.get("country"):
            named["country"] = ("country", said["country"].pk)
        for key, (field, value) in named.items():
            bounds = {"min": said.get(f"{key}_least"), "max": said.get(f"{key}_most")}
            kept = {bound: number for bound, number in bounds.items() if number is not None}
            if kept:
                found.append((f"{key}_{'least' if 'min' in kept else 'most'}", {"field": field, "value": value} | kept))
        return found

    def parameters(self) -> dict[str, Any]:
        """The rule as a case says it; what is not asked for is left out."""
        given = self.cleaned_data
        said: dict[str, Any] = {"reading": given["reading"]}
        criteria = [given[name] for name in ORDER if given.get(name)]
        if criteria != list(CRITERIA):
            said["inside_country"] = criteria
        if given["rotation"]:
            said["served_last"] = sorted({one.pk for one in given["served_last"]} or self.counted)
        if given["per_country_cap"]:
            said["per_country_cap"] = given["per_country_cap"]
        if given["budget"] is not None:
            said["budget"] = given["budget"]
        if given["replace_after_first_module"]:
            said["replace_after_first_module"] = True
        groups = [group for _name, group in self._groups()]
        return said | ({"groups": groups} if groups else {})

    def adoption(self) -> dict[str, Any]:
        """What `adopt_rule_set` is given."""
        given = self.cleaned_data
        basis = (
            Basis.recorded(given["decision"])
            if given["decision"]
            else Basis(body=given["body"], decided_on=given["decided_on"], reference=given["reference"])
        )
        return {
            "parameters": self.parameters(),
            "basis": basis,
            "takes_joint": given["takes_joint"],
            "served_last_reason": given["served_last_reason"] if given["rotation"] else "",
        }
