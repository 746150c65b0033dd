"""An award is issued once: a person stands on one list under way for it, and holds one certificate of it.

Source: P-PG (2020) 10, P-PG/Academy, item 7, has one joint certificate for a component.
"""

from collections.abc import Sequence

from certificates.models import CurrentCertificate, OpenLine, RegisterEntry, Release, ReleaseLine
from certificates.refusals import AwardHeld


def open_lines(*, release: Release, lines: Sequence[ReleaseLine]) -> None:
    """From the proposal on; the database refuses a name that another list under way has."""
    OpenLine.objects.bulk_create(
        OpenLine(
            line=line, person_uid=line.person.uid, component=release.component, edition_id=release.edition_id
        )
        for line in lines
    )  # fmt: skip


def close_lines(release: Release) -> None:
    """The list is issued or withdrawn: its names may stand on another one."""
    OpenLine.objects.filter(line__release=release).delete()


def is_under_way(entry: RegisterEntry) -> bool:
    """Whether a list has the holder's name for the same award."""
    same = {"person_uid": entry.person_uid, "component": entry.component, "edition_id": entry.release.edition_id}
    return OpenLine.objects.filter(**same).exists()


def require_first(lines: Sequence[ReleaseLine]) -> None:
    """Nobody on these lines of one list holds the certificate, except whose line takes its place. Raises AwardHeld."""
    if not lines:
        return
    release = lines[0].release
    people = [line.person.uid for line in lines]
    current = CurrentCertificate.objects.filter(component=release.component, edition_id=release.edition_id)
    held = dict(current.filter(person_uid__in=people).values_list("person_uid", "entry_id"))
    again = [line for line in lines if held.get(line.person.uid, line.supersedes_id) != line.supersedes_id]
    if again:
        raise AwardHeld([line.printed_name for line in again])


HELD = ("held_by", "held_ground", "held_reason", "held_until", "held_settler", "held_body")


def end_hold(line: ReleaseLine) -> None:
    """The name may stand on lists again; what the hold said stays in the steps of the request."""
    line.held_by, line.held_until = None, None
    line.held_ground = line.held_reason = line.held_settler = line.held_body = ""
    line.save(update_fields=list(HELD))
