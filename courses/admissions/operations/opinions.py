"""The national channel: correspondents are asked, give opinions and ranks; silence is recorded at the deadline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.names import folded
from academy.notifications import api as notifications_api
from academy.notifications.api import Letter
from academy.people import api as people_api
from academy.people.api import Country, Permission, Person, RoleCode, RoleGrant, User
from courses.admissions import queries
from courses.admissions.models import Application, Call, NationalOpinion
from courses.admissions.operations.screening_again import screen_again
from courses.admissions.operations.settling import check_not_settled
from courses.admissions.refusals import OpinionsClosed, RankTwice
from courses.admissions.tokens import link_for

Opinion = NationalOpinion.Opinion


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a Correspondent says of one application; rank None: not ranked."""

    opinion: str
    rank: int | None = None
    comment: str = ""


@transaction.atomic
def give_opinions(
    *, call: Call, country: Country, said: Mapping[int, Said], by: User, now: datetime
) -> list[NationalOpinion]:
    """Opinions on applications of one country, by application id; what is not named keeps what it had.

    Raises PermissionDenied for another country, OpinionsClosed, RankTwice, AlreadySelected, ListPublished.
    """
    people_api.check(by, Permission.APPLICATIONS_ENDORSE, scope="country", scope_key=country.pk)
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    check_not_settled(call)
    if now > call.opinions_close_at:
        raise OpinionsClosed(call.opinions_close_at)
    applications = queries.national_applications(call, [country.pk]).in_bulk(said.keys())
    if applications.keys() != said.keys():
        raise PermissionDenied
    _refuse_equal_ranks(call, country, said)
    # Ranks are exchanged within the country: lifted first, so that the database never sees two alike.
    NationalOpinion.objects.filter(application__in=applications).update(rank=None)
    return [_keep(application, said[pk], by=by, now=now) for pk, application in applications.items()]


def _refuse_equal_ranks(call: Call, country: Country, said: Mapping[int, Said]) -> None:
    others = NationalOpinion.objects.filter(call=call, country=country, rank__isnull=False)
    ranks = list(others.exclude(application__in=said).values_list("rank", flat=True))
    ranks += [one.rank for one in said.values() if one.rank is not None]
    for rank in ranks:
        if ranks.count(rank) > 1:
            raise RankTwice(rank or 0)


def _keep(application: Application, said: Said, *, by: User, now: datetime) -> NationalOpinion:
    kept, _made = NationalOpinion.objects.update_or_create(
        application=application,
        defaults={
            "call": application.call,
            "country": application.country,
            "opinion": said.opinion,
            "rank": said.rank,
            "comment": said.comment,
            "given_by": audit_api.actor_key(by),
            "given_at": now,
        },
    )
    if _decides(application) and (application.endorsement == Opinion.ENDORSED) != (said.opinion == Opinion.ENDORSED):
        screen_again(application)
        application.save(update_fields=["screening", "screening_reason", "duplicate_of"])
    application.national_rank = said.rank
    application.endorsement, application.endorsement_comment = said.opinion, said.comment
    application.save(update_fields=["national_rank", "endorsement", "endorsement_comment"])
    audit_api.record(
        action="opinion.given", by=by, thing=application, at=now, data={"opinion": said.opinion, "rank": said.rank}
    )
    return kept


def _decides(application: Application) -> bool:
    """An expert is nominated by the opinion; elsewhere it is no veto. What an officer decided by hand stands."""
    is_group = application.call.audience == Call.Audience.EXPERT_GROUP
    return is_group and not application.is_consultant and not application.decisions.exists()


@transaction.atomic
def record_silence(*, call: Call, by: User | None, now: datetime) -> int:
    """After the deadline of opinions, whoever was asked and said nothing is recorded as silent; returns how many."""
    if now <= call.opinions_close_at:
        return 0
    silent = list(
        call.applications.filter(state=Application.State.SUBMITTED, opinion=None, endorsement="").select_related(
            "country"
        )
    )
    NationalOpinion.objects.bulk_create(
        NationalOpinion(
            application=application,
            call=call,
            country=application.country,
            opinion=Opinion.SILENT,
            given_by=audit_api.actor_key(None),
            given_at=call.opinions_close_at,
        )
        for application in silent
    )
    Application.objects.filter(pk__in=[one.pk for one in silent]).update(endorsement=Opinion.SILENT)
    if silent:
        audit_api.record(action="opinions.silence_recorded", by=by, thing=call, at=now, data={"count": len(silent)})
    return len(silent)


@transaction.atomic
def ask_correspondents(*, call: Call, by: User, now: datetime) -> list[Letter]:
    """A letter with an expiring link to every Correspondent of a country that has applications; the link is no right.

    Who was asked today is not asked twice.
    """
    people_api.check(by, Permission.APPLICATIONS_SCREEN)
    if now > call.opinions_close_at:
        raise OpinionsClosed(call.opinions_close_at)
    letters = [
        notifications_api.write_letter(
            key=f"opinion-asked:{call.pk}:{person.pk}:{timezone.localdate(now).isoformat()}",
            template="opinion_asked",
            person=person,
            context=opinion_context(call, person, country, count),
        )
        for person, country, count in whom_to_ask(call, now=now)
    ]
    audit_api.record(action="opinions.asked", by=by, thing=call, at=now, data={"letters": len(letters)})
    return letters


def opinion_context(call: Call, person: Person, country: Country, count: int) -> dict[str, object]:
    """What the letter says: the edition, how many applications, until when, and the link."""
    return {
        "call": call,
        "edition": call.edition,
        "country": country,
        "count": count,
        "until": call.opinions_close_at,
        "link": link_for(person, call),
    }


def whom_to_ask(call: Call, *, now: datetime) -> Sequence[tuple[Person, Country, int]]:
    """(Correspondent, country, number of applications) for each country with applications, by country name."""
    counts = queries.applications_by_country(call)
    grants = RoleGrant.objects.in_force(on=timezone.localdate(now)).filter(
        role=RoleCode.PERMANENT_CORRESPONDENT, scope="country", scope_key__in=counts, user__person__isnull=False
    )
    countries = Country.objects.in_bulk(counts.keys())
    found = {
        (grant.user_id, grant.scope_key): (grant.user.person, countries[grant.scope_key], counts[grant.scope_key])
        for grant in grants.select_related("user__person")
    }
    return sorted(found.values(), key=lambda row: (folded(str(row[1])), row[0].pk))
