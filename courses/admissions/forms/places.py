"""What the Secretariat writes down when somebody answers, leaves or does not come; and who joins the list late."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.admissions.models import Application, LateAdmission, Place, PlaceEvent
from courses.admissions.place_words import GIVEN_BACK

Channel = PlaceEvent.Channel
CHANNELS = [(one.value, one.label) for one in (Channel.TELEPHONE, Channel.WRITING, Channel.PERSON)]


class SeatForm(forms.Form):
    """What happened to a place, how the officer learned it, and what was said. Only what can happen is offered."""

    event = forms.ChoiceField(label=_("What happened"))
    channel = forms.ChoiceField(label=_("How you learned it"), choices=CHANNELS)
    words = forms.CharField(
        label=_("What was said"),
        help_text=_("It stays on record with your name and the time. Write nothing about health."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )

    def __init__(self, *args: Any, place: Place, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = _events(place, now)  # type: ignore[attr-defined]


def _events(place: Place, now: datetime) -> list[tuple[str, Any]]:
    if place.state == Place.State.CONFIRMED:
        started = timezone.localdate(now) >= place.edition.starts_on
        return [("withdrawn", _("gives the place up")), *([("no_show", _("did not come"))] if started else [])]
    if place.offer_until and now > place.offer_until:
        return [("expired", _("did not answer by the deadline"))]
    return [
        ("confirmed", _("accepts the place")),
        ("declined", _("declines the place")),
        ("withdrawn", _("withdraws altogether")),
    ]


class LateForm(forms.Form):
    """Who joins the waiting list after the seal, how, and by which decision."""

    application = forms.ModelChoiceField(label=_("Application"), queryset=Application.objects.none())
    kind = forms.ChoiceField(label=_("Kind of admission"), choices=LateAdmission.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Decision and reason"),
        help_text=_("Who decided, when and why. It stays on record; name no other person."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["application"]
        field.queryset = choices  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]


def _named(application: Application) -> str:
    state = application.get_screening_display()
    return f"{application.person.printed_name}, {application.country} ({state}, {str(application.ticket)[:8]})"


class GiveBackForm(forms.Form):
    """Why a place is given back, if the person wishes to say; chosen, so that nothing private is written."""

    reason = forms.ChoiceField(label=_("Reason"), choices=GIVEN_BACK, required=False)
