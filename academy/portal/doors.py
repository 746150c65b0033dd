"""Where people go: the desks that a person's roles open, and the doors of the demonstration."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from academy.lib.bilingual import in_language
from academy.people.api import Permission, Person, Role, User, may, works_in_admin
from academy.portal.demo.cast import CAST
from academy.portal.demo.scene import COURSE_EDITION, TRAINING_EDITION
from courses.learning.api import Enrolment


@dataclass(frozen=True, kw_only=True)
class Desk:
    name: str
    address: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Door:
    key: str
    name: str
    role: str
    email: str
    home: str


def desks_of(user: User) -> list[Desk]:
    """The desks this account may open, in the order of the house."""
    desks: list[tuple[bool, Desk]] = [
        (
            works_in_admin(user),
            Desk(
                name=_("Secretariat and content"),
                address="/admin/",
                words=_("Everything that runs the Academy."),
            ),
        ),
        (
            may(user, Permission.GOVERNANCE_READ),
            Desk(name=_("The Board’s room"), address="/board/", words=_room_words(user)),
        ),
        (
            may(user, Permission.LIST_ENDORSE),
            Desk(
                name=_("Permanent Correspondent"),
                address="/correspondent/",
                words=_("Lists to endorse, applications of your country."),
            ),
        ),
        (
            may(user, Permission.RELEASE_APPROVE),
            Desk(
                name=_("Institution officer"),
                address="/university/",
                words=_("Lists that wait for your institution’s approval."),
            ),
        ),
        (
            may(user, Permission.PARTICIPATION_CONFIRM),
            Desk(
                name=_("Teaching"),
                address="/teaching/",
                words=_("Programme, attendance, active participation."),
            ),
        ),
        (
            may(user, Permission.EDITION_ORGANISE),
            Desk(
                name=_("Organising"),
                address="/organising/",
                words=_("The edition that you organise: participants and attendance."),
            ),
        ),
        (
            may(user, Permission.PROGRAMME_DESIGN),
            Desk(
                name=_("Steering group"),
                address="/steering/",
                words=_("The training that you design: needs, past evaluations, programme."),
            ),
        ),
        (
            may(user, Permission.ASSIGNMENTS_MARK),
            Desk(
                name=_("Marking"),
                address="/marking/",
                words=_("What is to be marked."),
            ),
        ),
        (
            may(user, Permission.AUDIT_READ),
            Desk(
                name=_("Audit"),
                address="/audit/",
                words=_("Who did what, on whose authority."),
            ),
        ),
    ]
    return [desk for opens, desk in desks if opens]


def _room_words(user: User) -> str:
    if may(user, Permission.RESOLUTIONS_VOTE):
        return _("What is tabled, what needs your vote, the law in force.")
    return _("Drafts, sittings and minutes, what is tabled, the law in force.")


def demonstration_doors() -> list[Door]:
    """The cast, and a few participants whose stories differ."""
    roles = Role.objects.in_bulk([part.role for part in CAST])
    cast = [
        Door(
            key=part.key,
            name=f"{part.given} {part.family}",
            role=in_language(roles[part.role], "name"),
            email=part.email,
            home=part.home,
        )
        for part in CAST
    ]
    return cast + [_participant_door(person, number) for number, person in enumerate(_stories(), start=1)]


def _stories() -> list[Person]:
    """Somebody absent too often, somebody complete, and the whole cohort of the course."""
    training = Enrolment.objects.filter(edition__key=TRAINING_EDITION).select_related("person__user").order_by("pk")[:3]
    course = Enrolment.objects.filter(edition__key=COURSE_EDITION).select_related("person__user").order_by("pk")
    return [enrolment.person for enrolment in (*training, *course) if enrolment.person.user]


def _participant_door(person: Person, number: int) -> Door:
    return Door(
        key=f"participant-{number}",
        name=person.printed_name,
        role=_("Participant"),
        email=person.email,
        home="/my/",
    )
