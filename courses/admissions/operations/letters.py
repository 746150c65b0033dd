"""Letters of screening: previewed as they will be read, queued once per decision, logged with the letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from academy.audit import api as audit_api
from academy.notifications import api as notifications_api
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from courses.admissions.models import Application, Call
from courses.admissions.reasons import place_in_text, sentence

TEMPLATE = "screening_result"
# Who is told: what is still open is told when it is decided, and a late application had its receipt.
TOLD = ("eligible", "not_eligible", "duplicate")


@dataclass(frozen=True, kw_only=True)
class Preview:
    """A letter as it would be written; nothing is kept."""

    to: str
    language: str
    subject: str
    body: str


def preview(*, template: str, person: Person, context: Mapping[str, object]) -> Preview:
    """The words of a letter in the person's language, as `write_letter` would fix them."""
    words = {"person": person, "BASE_URL": settings.BASE_URL, **context}
    with translation.override(person.language):
        subject = render_to_string(f"emails/{template}/subject_{person.language}.txt", words)
        body = render_to_string(f"emails/{template}/body_{person.language}.txt", words)
    return Preview(
        to=person.email, language=person.language, subject=" ".join(subject.split()), body=body.strip() + "\n"
    )


def to_be_told(call: Call, screening: str) -> Sequence[Application]:
    """Applications with this result whose person has not been told of it."""
    if screening not in TOLD:
        return []
    rows = call.applications.filter(state=Application.State.SUBMITTED, screening=screening)
    rows = rows.select_related("person", "call__edition__activity__mandate").prefetch_related("decisions")
    found = list(rows.order_by("person__family_name", "pk"))
    keys = {_key(one): one for one in found}
    written = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    return [one for key, one in keys.items() if key not in written]


def context_of(application: Application) -> dict[str, object]:
    """What the letter says; reason and place in the text are read in the person's language, so they are made in it."""
    decision = next(iter(application.decisions.all()), None)
    by_hand = application.screening_reason in {"DECIDED", "PLACES_REMAINED"}
    with translation.override(application.person.language):
        said = sentence({"code": application.screening_reason})
        place = "" if by_hand or application.screening == "duplicate" else place_in_text(application.call)
    return {
        "application": application,
        "edition": application.call.edition,
        "sentence": said,
        "words": decision.words if decision and by_hand else "",
        "place": place,
    }


def _key(application: Application) -> str:
    """The same result of the same screening is one letter; a later decision is another one."""
    moment = application.screened_at.isoformat() if application.screened_at and _by_hand(application) else "rule"
    return f"screening-result:{application.pk}:{application.screening}:{application.screening_reason}:{moment}"


def _by_hand(application: Application) -> bool:
    return application.screening_reason in {"DECIDED", "PLACES_REMAINED"}


@transaction.atomic
def tell_screening(*, call: Call, screening: str, by: User, now: datetime) -> list[Letter]:
    """Queue the letters of one result; who has been told of it is not told again."""
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    letters = [
        notifications_api.write_letter(key=_key(one), template=TEMPLATE, person=one.person, context=context_of(one))
        for one in to_be_told(call, screening)
    ]
    audit_api.record(
        action="screening.told", by=by, thing=call, at=now, data={"screening": screening, "letters": len(letters)}
    )
    return letters
