"""The letters on a postponed or cancelled edition: shown before they are sent, written once per person and event."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from academy.notifications import api as notifications_api
from academy.notifications.api import Letter
from academy.portal.changes.concerned import Concerned, concerned_by
from courses.admissions.api import Preview, preview_letter
from courses.catalogue.api import Edition, EditionEvent, NewDays

POSTPONED, CANCELLED = "edition_postponed", "edition_cancelled"


def previews(
    concerned: Sequence[Concerned], *, template: str, edition: Edition, words: dict[str, Any]
) -> list[Preview]:
    """The letters as they would be written; nothing is kept."""
    return [
        preview_letter(template=template, person=one.person, context=_context(edition, one, words)) for one in concerned
    ]


def write(event: EditionEvent, *, template: str, words: dict[str, Any], on: date) -> list[Letter]:
    """One letter to each person concerned; the same event is not told twice."""
    edition = event.edition
    return [
        notifications_api.write_letter(
            key=f"edition-{event.kind}:{event.pk}:{one.person.pk}", template=template, person=one.person,
            context=_context(edition, one, words),
        )
        for one in concerned_by(edition, on=on)
    ]  # fmt: skip


def words_of_days(edition: Edition, days: NewDays) -> dict[str, Any]:
    """What a letter on a postponement says: the days before and after, of the edition and of each module."""
    return {
        "before": (edition.starts_on, edition.ends_on),
        "after": (days.starts_on, days.ends_on),
        "modules": [(one, days.modules[one.number]) for one in edition.modules.order_by("number")],
        "reason_fr": days.reason_fr,
        "reason_en": days.reason_en,
    }


def _context(edition: Edition, one: Concerned, words: dict[str, Any]) -> dict[str, Any]:
    return {"edition": edition, "tie": one.tie, **words}
