"""A person is erased; what was recorded of her by number stays. Source: GDPR, Article 17."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone, translation

from academy.audit import api as audit_api
from academy.jobs import api as jobs_api
from academy.people import queries
from academy.people.domain.erasure import Fate, Holding
from academy.people.domain.vocabulary import Permission
from academy.people.models import Erasure, ErasureRequest, Person, User
from academy.people.parts import taking_part
from academy.people.permissions import check
from academy.people.refusals import ErasureHindered, GroundWithoutWords, OwnRights
from academy.people.signals import person_erased

DELETE_FILES = "people.delete_files"


@transaction.atomic
def erase(*, person: Person, ground: str, by: User, now: datetime, words: str = "") -> bool:
    """True when the person is erased now, False when she was already. All of it or nothing.

    Raises ErasureHindered with everything that hinders it; then nothing is erased.
    """
    check(by, Permission.PEOPLE_MANAGE)
    found = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    if found.erased_at:
        return False
    _permit(found, ground=ground, words=words, by=by)
    if hindrances := queries.hindrances_of(found, on=timezone.localdate(now)):
        raise ErasureHindered(hindrances)
    _say_goodbye(found)
    ErasureRequest.objects.filter(person=found, state=ErasureRequest.State.ASKED).update(
        state=ErasureRequest.State.DONE, answered_at=now, answered_by=audit_api.actor_key(by)
    )
    found.erased_at = now
    files = {name for part in taking_part() for name in part.erase(found)}
    Erasure.objects.create(
        person=found, ground=ground, words=words.strip(), erased_at=now, erased_by=audit_api.actor_key(by)
    )
    audit_api.record(action="person.erased", by=by, thing=found, data={"ground": ground, "files": len(files)})
    if files:
        jobs_api.enqueue(DELETE_FILES, f"{DELETE_FILES}:{found.uid}", names=sorted(files))
    return True


def _permit(person: Person, *, ground: str, words: str, by: User) -> None:
    if person.user_id == by.pk:
        raise OwnRights
    if ground == Erasure.Ground.OTHER and not words.strip():
        raise GroundWithoutWords


def _say_goodbye(person: Person) -> None:
    """The last letter says what stays; it is written while there is an address to write to."""
    if not person.email:
        return
    with translation.override(person.language):
        held: Iterable[Holding] = queries.held_of(person)
    person_erased.send(Person, person=person, stays=[one for one in held if one.fate != Fate.ERASED])


@jobs_api.handler(DELETE_FILES)
def delete_files(names: list[str]) -> None:
    """Once nothing names them any more. A file that is gone already is no failure."""
    for name in names:
        storages["private"].delete(name)
