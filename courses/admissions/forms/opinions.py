"""What a Permanent Correspondent says of one application: an opinion, a rank, a comment; all at once for a country."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.admissions.models import Application, NationalOpinion
from courses.admissions.operations import Said

Opinion = NationalOpinion.Opinion


class OpinionForm(forms.Form):
    opinion = forms.ChoiceField(
        label=_("Your opinion"),
        choices=[
            ("", _("no opinion yet")),
            (Opinion.ENDORSED, Opinion.ENDORSED.label),
            (Opinion.NOT_ENDORSED, Opinion.NOT_ENDORSED.label),
            (Opinion.COMMENTED, Opinion.COMMENTED.label),
        ],
        required=False,
    )
    rank = forms.IntegerField(
        label=_("National rank"), help_text=_("1 is first."), min_value=1, max_value=999, required=False
    )
    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if (said.get("rank") or said.get("comment")) and not said.get("opinion"):
            said["opinion"] = Opinion.COMMENTED if not said.get("rank") else Opinion.ENDORSED
        if said.get("opinion") == Opinion.COMMENTED and not said.get("comment"):
            self.add_error("comment", _("Write the comment."))
        return said


def forms_for(applications: Iterable[Application], data: Any) -> dict[int, OpinionForm]:
    """A form per application, by id."""
    return {
        one.pk: OpinionForm(
            data,
            prefix=f"a{one.pk}",
            initial={
                "opinion": "" if one.endorsement == Opinion.SILENT else one.endorsement,
                "rank": one.national_rank,
                "comment": one.endorsement_comment,
            },
        )
        for one in applications
    }


def said_in(given: dict[int, OpinionForm]) -> dict[int, Said]:
    """Only where something was said."""
    return {
        pk: Said(**{name: form.cleaned_data[name] for name in ("opinion", "rank", "comment")})
        for pk, form in given.items()
        if form.cleaned_data["opinion"]
    }
