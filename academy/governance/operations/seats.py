"""Who sits on the Governing Board and which institutions are partners, with dates."""

from datetime import date

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.models import Decision, Provision, Seat, SeatHolding
from academy.governance.queries import participates, provision
from academy.governance.vote_refusals import SeatRefused, SeatTaken
from academy.lib.bilingual import in_language
from academy.lib.dates import date_format
from academy.people import api as people_api
from academy.people.api import Institution, Permission, Person, RoleCode, User

ACADEMY = "P-PG/Academy"


@transaction.atomic
def seat_person(
    *,
    seat: Seat,
    person: Person,
    starts_on: date,
    by: User,
    is_deputy: bool = False,
    ends_on: date | None = None,
    institution: Institution | None = None,
) -> SeatHolding:
    """`person` holds the seat (or is deputy for it) from a day to a day; the same twice is one.

    institution: whom the holder of a seat of the partner institutions represents. Raises SeatTaken with the dates when
    somebody holds it on one of these days, or the person another seat.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    if ends_on and ends_on < starts_on:
        raise SeatRefused(_("The holding ends before it begins."), code="holding_backwards")
    seat = Seat.objects.select_for_update(of=("self",)).select_related("decision").get(pk=seat.pk)
    same = SeatHolding.objects.filter(seat=seat, is_deputy=is_deputy, person=person, starts_on=starts_on).first()
    if same:
        return same
    if seat.decision and starts_on < seat.decision.decided_on:
        words = _("The Board decided only on %s that there is this seat: nobody holds it before.")
        raise SeatRefused(words % date_format(seat.decision.decided_on), code="before_the_seat")
    _require_free(seat, person, starts_on, ends_on, is_deputy=is_deputy)
    if seat.kind == Seat.Kind.PERMANENT_CORRESPONDENT and not is_deputy:
        _require_correspondent(person, starts_on)
    _require_partner(seat, institution, starts_on)
    holding = SeatHolding.objects.create(
        seat=seat,
        person=person,
        starts_on=starts_on,
        ends_on=ends_on,
        is_deputy=is_deputy,
        institution=institution,
    )
    audit_api.record(
        action="seat.taken",
        by=by,
        thing=holding,
        data={
            "seat": f"{seat.kind}/{seat.number}",
            "deputy": is_deputy,
            "from": starts_on.isoformat(),
            "institution": institution.key if institution else "",
        },
    )
    return holding


def _require_free(seat: Seat, person: Person, starts_on: date, ends_on: date | None, *, is_deputy: bool) -> None:
    overlapping = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on:
        overlapping &= Q(starts_on__lte=ends_on)
    here = Q(seat=seat, is_deputy=is_deputy) | Q(person=person)
    other = SeatHolding.objects.filter(overlapping, here).select_related("person", "seat").first()
    if other:
        raise SeatTaken(seat=str(other.seat), who=other.who, starts_on=other.starts_on, ends_on=other.ends_on)


def _require_correspondent(person: Person, day: date) -> None:
    """Source: P-PG (2020) 10, P-PG/Academy, item 9: three Permanent Correspondents. Of deputies it says nothing."""
    if not people_api.people(role=RoleCode.PERMANENT_CORRESPONDENT, on=day).filter(pk=person.pk).exists():
        words = _(
            "%(who)s is not on record as a Permanent Correspondent on %(day)s, and this seat is one of a Permanent "
            "Correspondent (P-PG (2020) 10, P-PG/Academy, item 9). Grant the role first, under People."
        )
        values = {"who": person.printed_name, "day": date_format(day)}
        raise SeatRefused(words % values, code="not_a_correspondent")


def _require_partner(seat: Seat, institution: Institution | None, day: date) -> None:
    """Source: P-PG (2020) 10, P-PG/Academy, item 9: a representative of the partner institutions."""
    if seat.kind != Seat.Kind.PARTNER:
        if institution:
            words = _("Only the seat of the partner institutions is held for an institution. Leave this open.")
            raise SeatRefused(words, code="no_institution_here", field="institution")
        return
    if institution is None:
        words = _("Say which partner institution this person represents (P-PG (2020) 10, P-PG/Academy, item 9).")
        raise SeatRefused(words, code="institution_missing", field="institution")
    if not participates(institution, on=day):
        words = _(
            "%(institution)s is not on record as a partner institution that takes part on %(day)s. Record the "
            "partnership first, under Partner institutions."
        )
        values = {"institution": in_language(institution, "name"), "day": date_format(day)}
        raise SeatRefused(words % values, code="not_a_partner", field="institution")


@transaction.atomic
def leave_seat(*, holding: SeatHolding, ends_on: date, by: User, today: date) -> None:
    """The last day of a holding. A term that still runs can end earlier than foreseen; one that is over stays so."""
    people_api.check(by, Permission.MANDATES_RECORD)
    holding = SeatHolding.objects.select_for_update(of=("self",)).get(pk=holding.pk)
    _require_leavable(holding, ends_on, today)
    before = holding.ends_on
    holding.ends_on = ends_on
    holding.save(update_fields=["ends_on"])
    data = {"until": ends_on.isoformat(), "foreseen": before.isoformat() if before else ""}
    audit_api.record(action="seat.left", by=by, thing=holding, data=data)


def _require_leavable(holding: SeatHolding, ends_on: date, today: date) -> None:
    if holding.ends_on and holding.ends_on < today:
        words = _("This holding already ended on %s.") % date_format(holding.ends_on)
        raise SeatRefused(words, code="holding_ended")
    if holding.ends_on and ends_on > holding.ends_on:
        words = _("This holding ends on %s already: give the seat anew for the days after.")
        raise SeatRefused(words % date_format(holding.ends_on), code="holding_longer")
    if ends_on < holding.starts_on:
        words = _("The holding began on %s; it cannot end before.") % date_format(holding.starts_on)
        raise SeatRefused(words, code="holding_backwards")
    last = holding.votes.order_by("cast_at").last()
    if last and timezone.localdate(last.cast_at) > ends_on:
        words = _("The seat was voted for under this holding on %s: it cannot have ended before.")
        raise SeatRefused(words % date_format(timezone.localdate(last.cast_at)), code="voted_since")


@transaction.atomic
def add_academic_seat(*, decision: Decision | None, by: User) -> Seat:
    """Another representative of the partner institutions, by the Board's recorded choice only.

    Source: P-PG (2020) 10, P-PG/Academy, item 9: three Permanent Correspondents and one representative.
    """
    people_api.check(by, Permission.MANDATES_RECORD)
    fits = (
        decision is not None
        and decision.body == Decision.Body.GOVERNING_BOARD
        and decision.kind == Decision.Kind.SEATS
        and not decision.seats.exists()
    )
    if not fits:
        words = _(
            "The text gives the Board “%(text)s” (%(place)s). Another academic seat needs the Board’s own recorded "
            "choice: record first a decision of the Governing Board of the kind “composition of the Governing Board”, "
            "one for each seat."
        )
        fixed = _partner_seats()
        raise SeatRefused(
            words % {"text": in_language(fixed, "text"), "place": fixed.place}, code="seat_needs_a_decision"
        )
    last = Seat.objects.filter(kind=Seat.Kind.PARTNER).aggregate(last=Max("number"))["last"] or 0
    seat = Seat.objects.create(kind=Seat.Kind.PARTNER, number=last + 1, decision=decision)
    audit_api.record(action="seat.added", by=by, thing=seat, authority=decision.reference if decision else "")
    return seat


def _partner_seats() -> Provision:
    """What the text says of the partners' seats; before the mandates are loaded there is no Board to add a seat to."""
    try:
        return provision(ACADEMY, "partner_seats")
    except Provision.DoesNotExist as missing:
        raise SeatRefused(_("The mandates are not loaded yet."), code="no_mandates") from missing
