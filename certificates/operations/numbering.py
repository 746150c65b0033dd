"""An approved list is numbered once and under a lock, before anything is made of it.

From then on the list is being issued: whoever takes it up, after whatever happened, makes the same certificates.
"""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.lettering import GlyphMissing, font_for
from academy.people.api import User
from certificates.domain import codes
from certificates.models import NumberedLine, NumberSeries, RegisterEntry, Release, ReleaseLine, SignatureAsked
from certificates.operations.one_list import require_first
from certificates.operations.releasing import require_grounds
from certificates.queries import list_hash
from certificates.refusals import ListChanged, NameCannotBeWritten, NobodyLeft, NotApproved

Lane = tuple[int, int]  # which of how many parts of a list: its lines whose id leaves this remainder
WHOLE: Lane = (0, 1)


@transaction.atomic
def number_list(*, release: Release, by: User, now: datetime) -> Release:
    """The release, being issued. Numbering twice has no effect, except that a new day is named from a new day on.

    Raises NotApproved, ListChanged, NobodyLeft, GroundsFallen, AwardHeld, NameCannotBeWritten; then nothing is
    numbered.
    """
    locked = Release.objects.select_for_update(no_key=True).get(pk=release.pk)
    if locked.state == Release.State.ISSUING:
        _renew_day(locked, now=now)
    if locked.state in (Release.State.ISSUING, Release.State.ISSUED):
        return locked
    if locked.state != Release.State.APPROVED:
        raise NotApproved
    if {approval.list_hash for approval in locked.approvals.all()} != {list_hash(locked)}:
        raise ListChanged
    lines = list(locked.lines.filter(held_by__isnull=True).select_related("person", "release").order_by("pk"))
    if not lines:
        raise NobodyLeft
    require_grounds(locked)
    require_first(lines)
    _require_letters(lines)
    prefix = f"IDPA-{timezone.localdate(now).year}-{locked.component}-"
    first = _take(prefix, len(lines))
    NumberedLine.objects.bulk_create(
        NumberedLine(
            line=line,
            number=f"{prefix}{number:06d}",
            code=codes.encode(secrets.randbits(128)),
            name=line.printed_name,
            at=now,
        )
        for number, line in enumerate(lines, start=first)
    )
    locked.state = Release.State.ISSUING
    locked.save(update_fields=["state"])
    audit_api.record(action="release.numbered", by=by, thing=locked, data={"certificates": len(lines)})
    return locked


def waiting_lines(release: Release, *, lane: Lane = WHOLE) -> list[int]:
    """Ids of the numbered lines that have no certificate yet, in order."""
    which, lanes = lane
    issued = RegisterEntry.objects.filter(release=release).values("number")
    waiting = NumberedLine.objects.filter(line__release=release).exclude(number__in=issued)
    return [pk for pk in waiting.order_by("number").values_list("pk", flat=True) if pk % lanes == which]


def _renew_day(release: Release, *, now: datetime) -> None:
    """A certificate sealed on another day than was planned says so: keys in force change with the day.

    What is sealed already keeps its day, which the register speaks of; so does what is being signed elsewhere.
    """
    asked = SignatureAsked.objects.filter(kind=SignatureAsked.Kind.RECORD, key__end__isnull=True).values("numbered")
    waiting = NumberedLine.objects.filter(pk__in=waiting_lines(release), sealed=None).exclude(pk__in=asked)
    old = waiting.order_by("number").first()
    if old and timezone.localdate(old.at) != timezone.localdate(now):
        waiting.update(at=now)


def _require_letters(lines: list[ReleaseLine]) -> None:
    for line in lines:
        try:
            font_for(line.printed_name)
        except GlyphMissing as lack:
            raise NameCannotBeWritten(lack.text, lack.letters) from lack


def _take(prefix: str, count: int) -> int:
    """The first of so many numbers in a row."""
    NumberSeries.objects.get_or_create(prefix=prefix, defaults={"last": _last_in_register(prefix)})
    series = NumberSeries.objects.select_for_update(no_key=True).get(prefix=prefix)
    first = series.last + 1
    series.last += count
    series.save(update_fields=["last"])
    return first


def _last_in_register(prefix: str) -> int:
    last = RegisterEntry.objects.filter(number__startswith=prefix).order_by("-number").first()
    return int(last.number.rsplit("-", 1)[1]) if last else 0
