"""One form per kind of requirement: its own parameters, within the bounds of `governance.domain.parameters`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from academy.governance import api as governance_api
from academy.governance.api import Component, Requirement
from academy.portal.drafting.fields import CreditsField

Choices = Sequence[tuple[Any, Any]]
# What each kind asks for, one line of help for who chooses among them.
KIND_HINTS = {
    "attendance": _("present for at least a share of the sessions"),
    "active_participation": _("a trainer confirms it"),
    "assignment": _("a written assignment is marked as passed"),
    "test": _("a test is passed; not in Component I"),
    "presentation": _("a presentation is marked as passed"),
    "thesis": _("a thesis is accepted"),
    "other": _("something else that is recorded with a result"),
    "lessons": _("every lesson of a distance module is read"),
    "module": _("a module is completed once all that it needs is met"),
    "award": _("credits once all that is needed is met"),
}


class KindForm(forms.Form):
    """The kind comes first; its own form follows."""

    kind = forms.ChoiceField(label=_("What does it ask for?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, component: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (code, _("%(kind)s: %(hint)s") % {"kind": label, "hint": KIND_HINTS[code]})
            for code, label in Requirement.Kind.choices
            if not (component == Component.ONE and code == Requirement.Kind.TEST)
        ]


class RequirementForm(forms.Form):
    """Titles and worth of a requirement, and the settings of its kind.

    choices: what exists, by setting ("test", "assignment", "content", "module", "needs").
    """

    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    amount = CreditsField(
        label=_("Credits"), help_text=_("What it gives by itself, for example 6.00; 0 where another line gives them.")
    )
    workload_hours = forms.IntegerField(label=_("Workload in hours"), min_value=1, max_value=2000, required=False)

    def __init__(self, *args: Any, kind: str, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.own = [parameter.name for parameter in governance_api.PARAMETERS[kind]]
        makers: dict[str, Callable[[], forms.Field]] = {
            "share_percent": _share,
            "pass_percent": _pass_mark,
            "module": lambda: _module(choices.get("module", ()), required=kind == Requirement.Kind.MODULE),
            "needs": lambda: _needs(choices.get("needs", ())),
            "subject": _subject,
            "assignment": lambda: _existing(_("Assignment"), choices.get("assignment", ())),
            "test": lambda: _existing(_("Test"), choices.get("test", ())),
            "content": lambda: _existing(_("Distance module"), choices.get("content", ())),
        }
        for name in self.own:
            self.fields[name] = makers[name]()

    def settings(self) -> dict[str, Any]:
        """The settings of the kind, without what was left open."""
        found = {name: self.cleaned_data.get(name) for name in self.own}
        return {name: value for name, value in found.items() if value not in (None, "")}


def _share() -> forms.Field:
    return forms.IntegerField(
        label=_("Share of the contact time, in per cent"), min_value=1, max_value=100, help_text=_("From 1 to 100.")
    )


def _pass_mark() -> forms.Field:
    return forms.IntegerField(
        label=_("Pass mark, in per cent"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Empty: what the test, the assignment or the marker itself counts as passed."),
    )


def _module(choices: Choices, *, required: bool) -> forms.Field:
    return forms.TypedChoiceField(
        label=_("Module"),
        choices=[("", _("Choose a module") if required else _("all sessions of the activity")), *choices],
        coerce=int,
        empty_value=None,
        required=required,
        help_text=_("A module counts only under the curriculum that this resolution adopts."),
    )


def _needs(choices: Choices) -> forms.Field:
    return forms.MultipleChoiceField(
        label=_("What is needed"),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one requirement. If there is none, add it first.")},
    )


def _subject() -> forms.Field:
    return forms.SlugField(
        label=_("Subject"),
        max_length=60,
        help_text=_("The short name under which results are recorded: letters, figures and hyphens."),
    )


def _existing(label: Any, choices: Choices) -> forms.Field:
    return forms.ChoiceField(label=label, choices=[("", _("Choose")), *choices])
