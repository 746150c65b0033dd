"""After the confirmation: how a participant arrives, lodges and takes part. Diet, accessibility and passport number
stand with the restricted answers of the application, which the nightly job erases once the edition has ended."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.people.api import User
from courses.admissions.models import Application, FollowUp, Place, RestrictedAnswers
from courses.admissions.refusals import NotConfirmed


@transaction.atomic
def save_follow_up(
    *, application: Application, answers: Mapping[str, Any], restricted: Mapping[str, str], by: User, now: datetime
) -> FollowUp:
    """The person's own answers, as often as they change. Raises NotConfirmed."""
    check_confirmed(application, by=by, now=now)
    saved, _made = FollowUp.objects.update_or_create(application=application, defaults={**answers, "saved_at": now})
    kept, _new = RestrictedAnswers.objects.select_for_update(of=("self",)).get_or_create(application=application)
    kept.answers = {**kept.answers, **restricted}
    kept.save(update_fields=["answers"])
    audit_api.record(action="follow_up.saved", by=by, thing=application, at=now)
    return saved


def check_confirmed(application: Application, *, by: User, now: datetime) -> Place:
    """The person's confirmed place in an edition that is not over."""
    place = Place.objects.filter(application=application, state=Place.State.CONFIRMED).select_related("edition").first()
    own = application.person.user_id == by.pk
    if place is None or not own or place.edition.ends_on < timezone.localdate(now):
        raise NotConfirmed
    return place
