"""Who plays in the demonstration: invented people, one account each, entered by one click."""

from dataclasses import dataclass
from datetime import date

from academy.people import api as people_api
from academy.people.api import Institution, Person, RoleCode, User

SINCE = date(2020, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One account of the demonstration. `home`: the page worth opening first.

    A role in one edition (organiser, steering group) waits for it: it is given where that edition is opened.
    """

    key: str
    given: str
    family: str
    role: RoleCode
    home: str
    country: str = ""
    scope: str = ""
    scope_key: str = ""
    also: tuple[RoleCode, ...] = ()
    language: str = "en"

    @property
    def email(self) -> str:
        return f"{self.key}@demo.example.org"


POMPIDOU, MALTA, SYRACUSE = "pompidou-group", "university-of-malta", "syracuse-university"

CAST: tuple[Part, ...] = (
    Part(key="dolores", given="Dolores", family="Ibarra", role=RoleCode.SECRETARIAT, home="/admin/academy/desk/"),
    Part(key="samir", given="Samir", family="Toumi", role=RoleCode.SECRETARIAT, home="/admin/academy/desk/",
         language="fr"),
    Part(key="henrik", given="Henrik", family="Lunde", role=RoleCode.PERMANENT_CORRESPONDENT, country="NO",
         scope="country", scope_key="NO", also=(RoleCode.BOARD_MEMBER,), home="/board/"),
    Part(key="lucia", given="Lucia", family="Ferri", role=RoleCode.PERMANENT_CORRESPONDENT, country="IT",
         scope="country", scope_key="IT", also=(RoleCode.BOARD_MEMBER,), home="/board/"),
    Part(key="youssef", given="Youssef", family="Amrani", role=RoleCode.PERMANENT_CORRESPONDENT, country="MA",
         scope="country", scope_key="MA", also=(RoleCode.BOARD_MEMBER,), home="/correspondent/", language="fr"),
    Part(key="marija", given="Marija", family="Borg", role=RoleCode.BOARD_MEMBER, country="MT", home="/board/"),
    Part(key="claire", given="Claire", family="Aubry", role=RoleCode.INSTITUTION_OFFICER, scope="institution",
         scope_key=POMPIDOU, home="/university/", language="fr"),
    Part(key="paul", given="Paul", family="Steiner", role=RoleCode.INSTITUTION_OFFICER, scope="institution",
         scope_key=POMPIDOU, home="/university/"),
    Part(key="esi", given="Esi", family="Mensah", role=RoleCode.INSTITUTION_OFFICER, scope="institution",
         scope_key=MALTA, home="/university/"),
    Part(key="karl", given="Karl", family="Vella", role=RoleCode.INSTITUTION_OFFICER, scope="institution",
         scope_key=MALTA, home="/university/"),
    Part(key="tomas", given="Tomáš", family="Novák", role=RoleCode.TRAINER, home="/teaching/"),
    Part(key="ines", given="Inês", family="Rocha", role=RoleCode.MARKER, home="/marking/"),
    Part(key="odile", given="Odile", family="Perrin", role=RoleCode.CONTENT_AUTHOR, home="/admin/pages/",
         language="fr"),
    Part(key="samira", given="Samira", family="Tazi", role=RoleCode.ORGANISER, scope="edition", home="/organising/",
         language="fr"),
    Part(key="helena", given="Helena", family="Sørensen", role=RoleCode.STEERING_GROUP, scope="edition",
         home="/steering/"),
    Part(key="marc", given="Marc", family="Delvaux", role=RoleCode.STEERING_GROUP, scope="edition", home="/steering/",
         language="fr"),
    Part(key="viktor", given="Viktor", family="Hale", role=RoleCode.AUDITOR, home="/audit/"),
)  # fmt: skip

BOARD_SEATS = (("pc", 1, "henrik"), ("pc", 2, "lucia"), ("pc", 3, "youssef"), ("partner", 1, "marija"))


def enter_cast(*, by: User | None = None) -> dict[str, User]:
    """Create the accounts that are missing; returns them by key."""
    return {part.key: _enter(part, by=by) for part in CAST}


def _enter(part: Part, *, by: User | None) -> User:
    person = people_api.ensure_person(
        email=part.email,
        given_name=part.given,
        family_name=part.family,
        language=part.language,
        country=people_api.find_country(part.country) if part.country else None,
        institution=_institution(part),
        by=by,
    )
    user = account_of(person)
    if part.scope != "edition":
        people_api.grant_role(user=user, role=part.role, starts_on=SINCE, scope=part.scope, scope_key=part.scope_key)
    for role in part.also:
        people_api.grant_role(user=user, role=role, starts_on=SINCE)
    return user


def _institution(part: Part) -> Institution | None:
    key = part.scope_key if part.scope == "institution" else ""
    return Institution.objects.filter(key=key).first() if key else None


def account_of(person: Person) -> User:
    if person.user is None:
        raise ValueError(f"{person} has no account")
    return person.user


def part_of(user: User) -> Part | None:
    return next((part for part in CAST if part.email == user.email), None)
