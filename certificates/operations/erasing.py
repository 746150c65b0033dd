"""What certificates hold of a person is erased; that they were issued stays, and their papers still prove themselves.

The name stands in the record with its files, in the words of lists, and in seals that no paper carries yet. What stays
names nobody: the register's row, the signatures of the seal, the lines of the public register, changes of status.
"""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.storage import storages
from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, Person, User
from certificates.models import BadgeFile, CertificateRecord, NumberedLine, ReleaseLine, SealedLine, ShareLink
from certificates.refusals import BeingIssued


@transaction.atomic
def erase_certificates(*, person: Person, by: User, now: datetime) -> int:
    """How many records are gone; their files go once that is committed. Twice has no further effect.

    Raises BeingIssued while a list that names the person is being issued: then nothing is erased.
    """
    people_api.check(by, Permission.PEOPLE_MANAGE)
    if is_being_issued(person):
        raise BeingIssued
    count, files = forget(person)
    transaction.on_commit(lambda: _delete(files))
    if count:
        audit_api.record(action="certificates.erased", by=by, thing=person, data={"records": count})
    return count


def is_being_issued(person: Person) -> bool:
    """Institutions have begun to sign what bears the name."""
    return SealedLine.objects.filter(numbered__line__person=person).exists()


def forget(person: Person) -> tuple[int, list[str]]:
    """Records erased, and the files that nothing names any more."""
    records = CertificateRecord.objects.select_for_update(no_key=True).filter(person=person)
    files = list(records.values_list("stored_as", flat=True))
    files += BadgeFile.objects.filter(record__in=records).values_list("stored_as", flat=True)
    entries = list(records.values_list("entry_id", flat=True))
    ShareLink.objects.filter(entry__in=entries).delete()  # they would show the name, and say for whom they were made
    records.delete()
    lines = ReleaseLine.objects.filter(person=person)
    lines.exclude(name="").update(name="")
    NumberedLine.objects.filter(line__in=lines).exclude(name="").update(name="")
    return len(entries), files


def _delete(files: Iterable[str]) -> None:
    for name in files:
        storages["private"].delete(name)
