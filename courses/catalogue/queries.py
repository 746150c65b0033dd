"""Reads of the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from academy.governance import api as governance_api
from academy.governance.api import Provision
from courses.catalogue.domain import span
from courses.catalogue.models import Activity, Edition, EditionEvent, HostOffer, SteeringAppointment

# The component under which the text fixes the modules of a kind of activity; "" for the Executive Training.
COMPONENT_OF = {
    Activity.Kind.EXECUTIVE_TRAINING: "",
    Activity.Kind.EXECUTIVE_COURSE: "II",
    Activity.Kind.UNIVERSITY_COURSE: "III",
}


@dataclass(frozen=True, kw_only=True)
class AllowedSpan:
    """Months that the mandate gives, where it says so, and months that the governing level adds under a resolution."""

    months: int
    place: str
    extension: int
    resolution: str


def edition(key: str) -> Edition:
    """One edition by its key, with its activity and mandate; raises Edition.DoesNotExist."""
    return Edition.objects.select_related("activity__mandate", "country", "limit").get(key=key)


def editions() -> QuerySet[Edition]:
    return Edition.objects.select_related("activity__mandate", "limit", "country").order_by("-starts_on", "key")


def running_on(day: date) -> QuerySet[Edition]:
    return editions().filter(starts_on__lte=day, ends_on__gte=day)


def activities() -> QuerySet[Activity]:
    """Every activity with its mandate and how often it has been opened, in the order of the mandates."""
    found = Activity.objects.select_related("mandate").annotate(opened=Count("editions"))
    return found.order_by("mandate_id", "key")


def is_under_way(edition: Edition) -> bool:
    """True once a fact about a participant is on record. Facts live in an app above, which ties them to editions."""
    return bool(edition.facts.exists())


def provision_of(activity: Activity, key: str) -> Provision | None:
    """What the activity's mandate (or its latest renewal) fixes under `key` for this kind of activity."""
    component = COMPONENT_OF.get(Activity.Kind(activity.kind))
    if component is None:
        return None
    return Provision.objects.filter(mandate=activity.mandate, component=component, key=key).order_by("-pk").first()


def allowed_span(activity: Activity, *, on: date) -> AllowedSpan | None:
    """The months within which an edition that begins on a day has its modules; None where the text says nothing."""
    provision = provision_of(activity, "longest_months")
    if provision is None or provision.number is None:
        return None
    law = governance_api.law_for(activity_key=activity.key, component=provision.component, day=on)
    level = law.level if law else None
    return AllowedSpan(
        months=provision.number,
        place=provision.place,
        extension=(level.extension_months or 0) if level else 0,
        resolution=law.resolution.number if law else "",
    )


def months_beyond(edition: Edition) -> tuple[int, AllowedSpan] | None:
    """By how many months an edition's modules go beyond the mandate's span under an allowed extension."""
    allowed = allowed_span(edition.activity, on=edition.starts_on)
    if allowed is None:
        return None
    days = [(module.starts_on, module.ends_on) for module in edition.modules.all()]
    beyond = span.months_beyond(days, months=allowed.months)
    return (beyond, allowed) if beyond else None


def steering_group_of(edition: Edition) -> QuerySet[SteeringAppointment]:
    """Everybody who was ever appointed, the first appointed first."""
    return edition.steering_group.select_related("person", "act").order_by("starts_on", "pk")


def last_event(edition: Edition, kind: str) -> EditionEvent | None:
    """The latest event of a kind ("postponed", "cancelled", ...) in the story of an edition."""
    return edition.story.filter(kind=kind).order_by("-pk").first()


def host_offers(*, countries: Iterable[str] | None = None) -> QuerySet[HostOffer]:
    """Offers to host, the newest first; of these countries, or of all."""
    rows = HostOffer.objects.select_related("activity__mandate", "country", "edition", "proposal")
    rows = rows if countries is None else rows.filter(country__in=list(countries))
    return rows.order_by("-submitted_at", "-pk")


def editions_to_host(offer: HostOffer) -> QuerySet[Edition]:
    """The editions that may take an offer over: of its activity, not closed or cancelled."""
    ended = [Edition.State.CLOSED, Edition.State.CANCELLED]
    return editions().filter(activity=offer.activity).exclude(state__in=ended)


def changes_of(edition_ids: Iterable[int]) -> dict[int, EditionEvent]:
    """The latest postponement or the cancellation of each edition, in one SQL statement."""
    kinds = [EditionEvent.Kind.POSTPONED, EditionEvent.Kind.CANCELLED]
    rows = EditionEvent.objects.filter(edition__in=edition_ids, kind__in=kinds, edition__state=F("kind"))
    return {one.edition_id: one for one in rows}
