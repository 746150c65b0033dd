"""Between number and paper: every line is sealed, then all seals stand in the public register below one signed head.

From its line in the register on, a seal must stay as it is, so it is kept with its words until a paper carries it.
"""

from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from academy.lib.lettering import GlyphMissing
from academy.people.api import Institution
from certificates.designs import design_of
from certificates.domain import merkle
from certificates.domain import record as records
from certificates.domain.head import issued
from certificates.domain.sealed import text_of
from certificates.models import LogLeaf, NumberedLine, PublicKey, RegisterEntry, Release, SealedLine, SignatureAsked
from certificates.operations.asking import Kind, Wanted
from certificates.operations.log import close_door, log_issues, new_head, unsigned_elsewhere
from certificates.operations.sealing import Sealing
from certificates.queries.log import head_of_all
from certificates.queries.seals import keys_of, sealed_bytes, signatures_of
from certificates.queries.trust import key_in_force, trust
from certificates.refusals import HeadNotSigned, NameCannotBeWritten
from certificates.wording import issuers_in_order, payload_for


def unsealed_lines(release: Release) -> list[int]:
    """Ids of the numbered lines that have neither a seal nor a certificate yet, in order."""
    issued_numbers = RegisterEntry.objects.filter(release=release).values("number")
    waiting = NumberedLine.objects.filter(line__release=release, sealed=None).exclude(number__in=issued_numbers)
    return list(waiting.order_by("number").values_list("pk", flat=True))


@transaction.atomic
def seal_line(*, release: Release, sealing: Sealing, numbered: int) -> None:
    """The words of a certificate are frozen and sealed by every institution; once. numbered: id.

    Raises NameCannotBeWritten: what cannot be printed is not sealed; Missing: a signature of a key that is elsewhere.
    """
    lines = NumberedLine.objects.select_for_update(no_key=True, of=("self",))
    row = lines.select_related("line__person__user", "line__supersedes").get(pk=numbered)
    if SealedLine.objects.filter(numbered=row).exists() or RegisterEntry.objects.filter(number=row.number).exists():
        return
    day = timezone.localdate(row.at)
    payload = payload_for(
        release=release,
        line=row.line,
        name=row.name,
        number=row.number,
        code=row.code,
        issued_on=day,
        address=f"{settings.BASE_URL}/V/{row.code}",
    )
    sealed = sealing.seal(numbered=row, payload=payload, issued_on=day)
    payload["seal"] = text_of(payload["address"], sealed.seal)
    try:
        design_of(payload).check(payload)
    except GlyphMissing as lack:
        raise NameCannotBeWritten(lack.text, lack.letters) from lack
    signed = zip(sealing.signers, sealed.signatures, strict=True)
    SealedLine.objects.create(
        numbered=row,
        payload=payload,
        record=sealed.record,
        signatures=[{"key": signer.key.pk, "value": signature.value.hex()} for signer, signature in signed],
        leaf=merkle.leaf_hash(issued(sealed.seal)).hex(),
    )
    if any(one.private is None for one in sealing.signers):  # the seal holds what was asked for from here on
        SignatureAsked.objects.filter(numbered=row, kind=Kind.RECORD).delete()


@transaction.atomic
def log_seals(*, release: Release, now: datetime) -> list[Wanted]:
    """Every seal of the list into the register, and one head over all of them that every issuer has signed.

    No effect where that is so already. Raises HeadNotSigned, KeyLocked; then nothing is written. Where only keys that
    are elsewhere have not signed the head, it is written and waits for them: what they have to sign.
    """
    close_door()
    # Read once: a seal goes when somebody else, who is at the same list, has made its paper.
    rows = SealedLine.objects.filter(numbered__line__release=release).select_related("numbered").order_by("numbered")
    sealed = list(rows)
    if not sealed:
        return []
    written = LogLeaf.objects.filter(change=None, hash__in=[one.leaf for one in sealed])
    there = set(written.values_list("hash", flat=True))
    keys = keys_of(sealed)
    missing = [
        (one.numbered_id, sealed_bytes(one, signatures_of(one, keys))) for one in sealed if one.leaf not in there
    ]
    if missing:
        log_issues(seals=missing, now=now)
    last = max(written.all().values_list("position", flat=True))
    numbers = [issuer.number for issuer in records.decode(bytes(sealed[0].record)).issuers]
    if head_of_all(last, institutions=numbers, trusted=trust()) is not None:
        return []
    waiting = SignatureAsked.objects.filter(kind=Kind.HEAD, head__size__gt=last, key__end__isnull=True).last()
    head = waiting.head if waiting and waiting.head else new_head(now=now)
    wanted = unsigned_elsewhere(head, institutions=numbers)
    if not wanted and head_of_all(last, institutions=numbers, trusted=trust()) is None:
        raise HeadNotSigned
    return wanted


def discard_spoilt(release: Release) -> None:
    """Seals that no paper carries yet and that no paper can be made for: a key has ended since. They are made again.

    Their lines stay in the register, as those of seals that nobody ever had.
    """
    institutions, is_demonstration = issuers_in_order(release), release.edition.is_demonstration
    in_force = cache(lambda day: _all_sign(institutions, day, is_demonstration))
    for sealed in SealedLine.objects.filter(numbered__line__release=release).select_related("numbered"):
        keys = PublicKey.objects.filter(pk__in=[one["key"] for one in sealed.signatures], end__isnull=False)
        if keys.exists() or not in_force(timezone.localdate(sealed.numbered.at)):
            sealed.delete()


def _all_sign(institutions: list[Institution], day: date, is_demonstration: bool) -> bool:
    keys = (key_in_force(one, PublicKey.Purpose.SEAL, on=day, demonstration=is_demonstration) for one in institutions)
    return all(keys)
