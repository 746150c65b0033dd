"""Postpone or cancel in one transaction: the edition, its sessions, and the letters."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.notifications.api import Letter
from academy.people.api import User
from academy.portal.changes import letters
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition, NewDays
from courses.seminars import api as seminars_api


@transaction.atomic
def postpone(*, edition: Edition, days: NewDays, by: User, now: datetime) -> list[Letter]:
    """New days for what is still to come; its sessions move along, and everybody concerned is written to."""
    words = letters.words_of_days(edition, days)
    shifts = {
        module.number: (days.modules[module.number][0] - module.starts_on).days for module in edition.modules.all()
    }
    event = catalogue_api.postpone_edition(edition=edition, days=days, by=by, now=now)
    seminars_api.move_sessions(edition=edition, days_by_module=shifts, by=by)
    return letters.write(event, template=letters.POSTPONED, words=words, on=timezone.localdate(now))


@transaction.atomic
def cancel(*, edition: Edition, reason_fr: str, reason_en: str, by: User, now: datetime) -> list[Letter]:
    """The edition is not held, and everybody concerned is written to."""
    event = catalogue_api.cancel_edition(edition=edition, reason_fr=reason_fr, reason_en=reason_en, by=by, now=now)
    words = {"reason_fr": reason_fr, "reason_en": reason_en}
    return letters.write(event, template=letters.CANCELLED, words=words, on=timezone.localdate(now))
