"""Requests that costs be borne, side by side; envelopes and what is left of them; the report by country."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from academy.lib.names import folded, in_order_of_names
from academy.people.api import Country, Person
from courses.admissions.models import (
    Application,
    Commitment,
    CostHead,
    CostRequest,
    Envelope,
    GrantTerms,
    Undertaking,
)
from courses.catalogue.api import Edition
from courses.learning.api import Enrolment

GRANT, SUPPORT = CostRequest.Kind.GRANT, CostRequest.Kind.SUPPORT
HEADS: dict[str, tuple[CostHead.Head, ...]] = {
    GRANT: (CostHead.Head.REGISTRATION, CostHead.Head.TRAVEL, CostHead.Head.TRANSFER, CostHead.Head.LODGING),
    SUPPORT: (CostHead.Head.TRAVEL, CostHead.Head.STAY),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A request with its amounts, in cents. proposed and granted: None where nobody has said yet."""

    request: CostRequest
    heads: list[CostHead]

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.heads)

    @property
    def cost(self) -> int:
        return sum(one.cost for one in self.heads)

    @property
    def proposed(self) -> int | None:
        return sum(one.proposed or 0 for one in self.heads) if self.request.proposed_at else None

    @property
    def granted(self) -> int | None:
        return self.request.decision.total if hasattr(self.request, "decision") else None

    @property
    def by_head(self) -> dict[str, CostHead]:
        return {one.head: one for one in self.heads}

    @property
    def committed(self) -> int:
        return sum(one.amount for one in self.request.commitments.all())

    @property
    def paid(self) -> int:
        return sum(one.amount for one in self.request.payouts.all())

    @property
    def is_taken_back(self) -> bool:
        return any(one.whole for one in self.request.commitments.all())

    @property
    def registration(self) -> int:
        """What of the fee is granted and still stands."""
        if self.is_taken_back:
            return 0
        return sum(one.granted or 0 for one in self.heads if one.head == CostHead.Head.REGISTRATION)

    @property
    def payable(self) -> int:
        """What is still to be paid out: committed, less the registration, less what was paid.

        Nothing once it was taken back: a payment that comes back afterwards is taken back in its turn, not paid again.
        """
        if self.is_taken_back:
            return 0
        return max(0, self.committed - self.registration - self.paid)


def cost_rows(requests: QuerySet[CostRequest]) -> list[Row]:
    """Five SQL statements, however many requests."""
    found = requests.select_related("person", "country", "decision", "edition__activity").prefetch_related(
        "heads", "commitments", "payouts__reversed_by", "fee_entries"
    )
    return [Row(request=one, heads=list(one.heads.all())) for one in found]


def cost_row(request: CostRequest) -> Row:
    return cost_rows(CostRequest.objects.filter(pk=request.pk))[0]


def requests_of_edition(edition: Edition, kind: str) -> QuerySet[CostRequest]:
    """What stands side by side: everything that is not withdrawn."""
    rows = CostRequest.objects.filter(edition=edition, kind=kind, state=CostRequest.State.ASKED)
    return rows.order_by(in_order_of_names("country"), "filed_at", "pk")


def requests_of(person: Person) -> QuerySet[CostRequest]:
    return CostRequest.objects.filter(person=person).order_by("-filed_at", "-pk")


def requests_of_country(countries: Iterable[str]) -> QuerySet[CostRequest]:
    """What Correspondents filed for people of these countries."""
    rows = CostRequest.objects.filter(country__in=countries, kind=SUPPORT, filed_as=CostRequest.FiledAs.CORRESPONDENT)
    return rows.order_by("-filed_at", "-pk")


def terms_of(edition: Edition) -> GrantTerms | None:
    return GrantTerms.objects.filter(edition=edition).first()


def takes_part(person: Person, edition: Edition) -> bool:
    """Has a place, or has applied: only then a request can be filed."""
    enrolled = Enrolment.objects.filter(person=person, edition=edition).exclude(state=Enrolment.State.WITHDRAWN)
    applied = Application.objects.filter(person=person, call__edition=edition, state=Application.State.SUBMITTED)
    return enrolled.exists() or applied.exists()


def granted_heads(person: Person, edition: Edition) -> QuerySet[CostHead]:
    """What is granted to a person in an edition, by head, and was not taken back."""
    rows = CostHead.objects.filter(request__person=person, request__edition=edition, granted__gt=0)
    rows = rows.filter(request__decision__isnull=False)
    return rows.exclude(request__in=Commitment.objects.filter(whole=True).values("request"))


def envelopes() -> QuerySet[Envelope]:
    return Envelope.objects.select_related("decision")


def envelope_for(edition: Edition, kind: str) -> Envelope | None:
    """The envelope of the year in which the edition begins."""
    return envelopes().filter(kind=kind, year=edition.starts_on.year).first()


def commitments(envelope: Envelope) -> QuerySet[Commitment]:
    return envelope.commitments.select_related("request__person", "request__edition").order_by("-pk")


def applications_to_cover(edition: Edition) -> QuerySet[Application]:
    """Applications of an edition whose travel and stay an authority pays, with the latest undertaking."""
    latest = Undertaking.objects.filter(application=OuterRef("pk"))
    rows = Application.objects.filter(call__edition=edition, state=Application.State.SUBMITTED)
    rows = rows.annotate(has_undertaking=Exists(latest)).select_related("person", "country")
    return rows.prefetch_related("undertakings").order_by(in_order_of_names("country"), "person__family_name", "pk")


def national_cover(countries: Iterable[str]) -> QuerySet[Application]:
    """Applications of these countries, outside Component II, the latest call first."""
    rows = Application.objects.filter(country__in=countries, state=Application.State.SUBMITTED)
    rows = rows.exclude(call__edition__activity__kind="executive_course")
    rows = rows.select_related("person", "country", "call__edition").prefetch_related("undertakings")
    return rows.order_by("-call__deadline", "person__family_name", "pk")


@dataclass(kw_only=True)
class CountryLine:
    """One country in one year: how many asked and were granted, and the amounts in cents."""

    country: Country | None
    asked_by: int = 0
    granted_to: int = 0
    asked: int = 0
    granted: int = 0
    committed: int = 0
    paid: int = 0
    by_head: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def by_country(*, year: int, kind: str) -> list[CountryLine]:
    """Every country with a request in editions that begin in the year, the greatest grant first."""
    rows = cost_rows(
        CostRequest.objects.filter(edition__starts_on__year=year, kind=kind, state=CostRequest.State.ASKED)
    )
    found: dict[str, CountryLine] = {}
    for row in rows:
        line = found.setdefault(row.request.country_id or "", CountryLine(country=row.request.country))
        _add(line, row)
    return sorted(found.values(), key=lambda one: (-one.granted, folded(str(one.country or ""))))


def _add(line: CountryLine, row: Row) -> None:
    line.asked_by += 1
    line.asked += row.asked
    line.granted_to += 1 if row.granted else 0
    line.granted += row.granted or 0
    line.committed += row.committed
    # What is paid: the registration in the account of the fee, the rest by transfer.
    line.paid += row.paid - sum(one.amount for one in row.request.fee_entries.all())
    for head in row.heads:
        line.by_head[head.head] += head.granted or 0


def years_of_requests() -> list[int]:
    years = CostRequest.objects.order_by().values_list("edition__starts_on__year", flat=True).distinct()
    return sorted(set(years) | set(Envelope.objects.values_list("year", flat=True)), reverse=True)
