"""Everything that the supplements of a list have in common, read once, and what is one person's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from academy.governance import api as governance_api
from academy.governance.api import (
    CurriculumModule,
    DesignatedActivity,
    EctsGrant,
    Partner,
    Provision,
    Requirement,
    Resolution,
)
from academy.people.api import Institution, Person
from certificates.models import Contact, Release, ReleaseLine
from certificates.queries.office import contacts_of
from certificates.queries.signing import signing_on
from courses.assessment.api import Test
from courses.assignments.api import Assignment
from courses.catalogue.api import Edition, Module
from courses.evaluation import api as evaluation_api
from courses.learning.api import Fact
from courses.seminars import api as seminars_api
from courses.seminars.api import Session
from credits import api as credits_api
from credits.api import ComponentStatus, Line

ACADEMY = "P-PG/Academy"


@dataclass(frozen=True, kw_only=True)
class Common:
    """Of one list. titles: (kind of fact, key) to the test, assignment or module that it is about.

    title, statement: of the mandate. signing: signatories and logos of a day.
    contacts: every one that the issuers ever named, the newest first: which one counts, the day of issue says.
    """

    edition: Edition
    component: str
    title: Provision
    statement: Provision
    issuers: Sequence[Institution]
    signing: Callable[[date], Mapping[str, Any]]
    statuses: Mapping[UUID, ComponentStatus]
    partners: Sequence[Partner]
    modules: Sequence[Module]
    sessions: Sequence[Session]
    curriculum: Sequence[CurriculumModule]
    designation: DesignatedActivity | None
    requirements: Sequence[Requirement]
    grants: Sequence[EctsGrant]
    evaluated_at: datetime | None
    titles: Mapping[tuple[str, str], Any]
    contacts: Sequence[Contact]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One certificate. lines: of the ledger, those on which the institutions approved it."""

    common: Common
    person: Person
    name: str
    earned: int
    required: int
    lines: Sequence[Line]
    status: ComponentStatus
    number: str
    code: str
    address: str
    issued_on: date
    version: int = 1
    replaces: str = ""

    @property
    def edition(self) -> Edition:
        return self.common.edition

    @property
    def component(self) -> str:
        return self.common.component

    @cached_property
    def facts(self) -> list[Fact]:
        return [fact for line in self.lines for fact in line.facts]

    @property
    def kinds(self) -> set[str]:
        """What the certificate rests on: kinds of facts."""
        return {fact.kind for fact in self.facts}

    @property
    def resolutions(self) -> list[Resolution]:
        return list({line.entry.resolution_id: line.entry.resolution for line in self.lines}.values())

    def contact_of(self, institution: Institution) -> Contact | None:
        """Whom to ask there, as it stood on the day of issue."""
        own = (one for one in self.common.contacts if one.institution_id == institution.pk)
        return next((one for one in own if one.valid_from <= self.issued_on), None)


def gather(*, release: Release, line: ReleaseLine, issuers: Sequence[Institution], **printed: Any) -> Case:
    """printed: name, number, code, address, issued_on, version and replaces, as on the certificate.

    What a list has in common stays with the list while it is issued: a list of five hundred reads it once.
    """
    common: Common = release.__dict__.setdefault("_supplement", None) or _common(release, issuers)
    release.__dict__["_supplement"] = common
    person = line.person
    status = common.statuses.get(person.uid) or credits_api.status_for(
        person=person, edition=common.edition, component=release.component
    )
    grounds = set(line.grounds.get("entries", ()))
    lines = [one for one in status.lines if one.entry.pk in grounds]
    return Case(
        common=common,
        person=person,
        earned=line.grounds["earned"],
        required=line.grounds["required"],
        lines=lines,
        status=status,
        **printed,
    )


def _common(release: Release, issuers: Sequence[Institution]) -> Common:
    edition, component = release.edition, release.component
    statuses = credits_api.statuses(edition=edition, component=component)
    taken = [line.entry for status in statuses.values() for line in status.lines]
    resolutions = {entry.resolution_id for entry in taken}
    about = {"activity_key": edition.activity.key, "component": component, "resolution__in": resolutions}
    conclusion = evaluation_api.conclusions_of(edition).first()
    return Common(
        edition=edition,
        component=component,
        title=governance_api.provision(ACADEMY, "title", component),
        statement=governance_api.provision(ACADEMY, "statement", component),
        issuers=issuers,
        signing=cache(lambda day: signing_on(issuers, on=day)),
        statuses=statuses,
        partners=list(Partner.objects.filter(institution__in=issuers).order_by("-since", "-pk")),
        modules=list(edition.modules.all()),
        sessions=list(seminars_api.sessions(edition).filter(is_contact=True)),
        curriculum=list(CurriculumModule.objects.filter(**about, version=edition.course_version).order_by("number")),
        designation=DesignatedActivity.objects.filter(**about).first(),
        requirements=list(Requirement.objects.filter(**about).order_by("order", "pk")),
        grants=list(EctsGrant.objects.filter(component=component).select_related("institution", "decision")),
        evaluated_at=conclusion.recorded_at if conclusion else None,
        titles=_titles(statuses.values(), edition),
        contacts=list(contacts_of(issuers)),
    )


def _titles(statuses: Any, edition: Edition) -> dict[tuple[str, str], Any]:
    facts = [fact for status in statuses for line in status.lines for fact in line.facts]
    keys = {fact.subject_key for fact in facts}
    found: dict[tuple[str, str], Any] = {}
    found |= {(Fact.Kind.TEST, one.key): one for one in Test.objects.filter(key__in=keys)}
    found |= {(Fact.Kind.ASSIGNMENT, one.key): one for one in Assignment.objects.filter(key__in=keys)}
    editions = {edition.pk, *(fact.edition_id for fact in facts)}
    modules = Module.objects.filter(edition__in=editions).exclude(content_key="")
    return found | {(Fact.Kind.LESSONS, one.content_key): one for one in modules}
