"""Signatories and logos as dated rows: recorded by the institution's own people, frozen with what is issued."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Institution, User
from academy.people.operations import load_roles
from certificates import operations, pictures, queries
from certificates.models import Logo, Signatory
from certificates.refusals import DaysTaken
from tests.factories.people import enter, make_institution, person_with_role
from tests.factories.printed import png

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(timezone.datetime(2026, 5, 4, 9))
OFFICE = {"office_fr": "Recteur", "office_en": "Rector"}
Days = tuple[date, date | None]


@pytest.fixture
def malta() -> Institution:
    return make_institution("university-of-malta", kind="university")


@pytest.fixture
def esi(malta: Institution) -> User:
    load_roles()
    scope: Any = {"scope": "institution", "scope_key": malta.key}
    person = person_with_role("Esi", "Mensah", RoleCode.INSTITUTION_OFFICER, **scope)
    assert person.user is not None
    return person.user


def recorded(
    institution: Institution, by: User, *, name: str = "A", starts_on: date, picture: bool = False
) -> Signatory:
    sent = operations.Picture(name="s.png", content=png()) if picture else None
    return operations.record_signatory(
        institution=institution, name=name, **OFFICE, starts_on=starts_on, picture=sent, by=by, now=NOW
    )


def row(institution: Institution, days: Days, **changes: Any) -> Signatory:
    plain = {"institution": institution, "name": "A", **OFFICE, "recorded_by": "system"}
    return Signatory.objects.create(**plain, starts_on=days[0], ends_on=days[1], **changes)


def test_an_officer_records_a_signatory_by_the_form_and_the_one_before_ends_on_the_eve(
    malta: Institution, esi: User
) -> None:
    recorded(malta, esi, name="First", starts_on=date(2025, 1, 1))
    answer = enter(esi).post(
        f"/university/signatures/{malta.key}/",
        {
            "what": "signatory", "signatory-name": "Second", "signatory-office_fr": "Rectrice",
            "signatory-office_en": "Rector", "signatory-starts_on": "2026-03-01",
            "signatory-picture": SimpleUploadedFile("s.png", png()),
        },
        follow=True,
    )  # fmt: skip
    assert "Second" in answer.content.decode()
    rows = Signatory.objects.order_by("starts_on").values_list("name", "starts_on", "ends_on")
    assert list(rows) == [
        ("First", date(2025, 1, 1), date(2026, 2, 28)),
        ("Second", date(2026, 3, 1), None),
    ]
    mark = Signatory.objects.get(name="Second").picture
    shown = enter(esi).get(f"/university/signatures/{malta.key}/{mark}.png")
    assert shown["Content-Type"] == "image/png"
    assert shown.content == pictures.fetch(mark)


def test_the_signatory_of_a_day_is_the_one_of_that_day(malta: Institution, esi: User) -> None:
    recorded(malta, esi, name="First", starts_on=date(2025, 1, 1))
    recorded(malta, esi, name="Second", starts_on=date(2026, 3, 1), picture=True)
    named = [queries.signing_on([malta], on=on)["signatories"] for on in (date(2026, 2, 28), date(2026, 3, 1))]
    assert [[one["name"] for one in rows] for rows in named] == [["First"], ["Second"]]
    assert len(named[1][0]["picture"]) == 64
    assert queries.signing_on([malta], on=date(2024, 12, 31)) == {"signatories": [], "logos": []}


def test_days_that_are_taken_are_refused_with_the_day(malta: Institution, esi: User) -> None:
    recorded(malta, esi, starts_on=date(2026, 3, 1))
    with pytest.raises(DaysTaken, match="1 March 2026"):
        recorded(malta, esi, starts_on=date(2026, 3, 1))
    with pytest.raises(DaysTaken):
        recorded(malta, esi, starts_on=date(2025, 3, 1))


@pytest.mark.parametrize(
    "days",
    [
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2025, 1, 1), date(2026, 3, 1)),
        (date(2025, 1, 1), None),
        (date(2026, 7, 31), None),
    ],
)
def test_the_database_refuses_two_signatories_on_a_day(malta: Institution, days: Days) -> None:
    row(malta, (date(2026, 3, 1), date(2026, 7, 31)))
    with pytest.raises(DatabaseError), transaction.atomic():
        row(malta, days)
    row(malta, (date(2026, 8, 1), None))
    row(make_institution("other", kind="university"), days)


def test_the_database_refuses_to_lengthen_a_row_over_the_next_to_change_or_to_delete_it(malta: Institution) -> None:
    before, _after = row(malta, (date(2025, 1, 1), date(2025, 12, 31))), row(malta, (date(2026, 1, 1), None))
    own = Signatory.objects.filter(pk=before.pk)
    for change in ({"ends_on": date(2026, 1, 1)}, {"name": "B"}, {"picture": "0" * 64}):
        with pytest.raises(DatabaseError), transaction.atomic():
            own.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        own.delete()
    assert own.update(ends_on=date(2025, 6, 30)) == 1


def test_the_database_refuses_two_logos_on_a_day(malta: Institution) -> None:
    plain = {"institution": malta, "picture": "0" * 64, "recorded_by": "system"}
    Logo.objects.create(starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), **plain)
    with pytest.raises(DatabaseError), transaction.atomic():
        Logo.objects.create(starts_on=date(2026, 6, 30), **plain)


def test_an_officer_records_for_the_own_institution_only(malta: Institution, esi: User) -> None:
    other = make_institution("syracuse-university", kind="university")
    with pytest.raises(PermissionDenied):
        recorded(other, esi, starts_on=date(2026, 1, 1))
    assert enter(esi).get(f"/university/signatures/{other.key}/").status_code == 404
    assert not Signatory.objects.exists()


def test_the_secretariat_records_for_every_issuer(malta: Institution) -> None:
    load_roles()
    dolores = person_with_role("Dolores", "D", RoleCode.SECRETARIAT).user
    assert dolores is not None
    page = enter(dolores).get("/university/signatures/").content.decode()
    assert f"/university/signatures/{malta.key}/" in page
    operations.record_logo(
        institution=malta, starts_on=date(2026, 1, 1), by=dolores, now=NOW,
        picture=operations.Picture(name="l.png", content=png()),
    )  # fmt: skip
    assert queries.signing_on([malta], on=date(2026, 1, 1))["logos"][0]["institution"] == malta.key


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 no picture", "is not one of"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200, "cannot be read"),
        (png(width=3000, height=2000), "cannot be read; at most 4 million pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (2 * 2**20), "at most 2 MB"),
    ],
)
def test_what_is_no_fit_picture_is_refused_at_its_field(
    malta: Institution, esi: User, content: bytes, words: str
) -> None:
    sent = {"what": "logo", "logo-starts_on": "2026-01-01", "logo-picture": SimpleUploadedFile("l.png", content)}
    answer = enter(esi).post(f"/university/signatures/{malta.key}/", sent)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Logo.objects.exists()


def test_a_picture_is_kept_as_pixels_only_and_under_its_hash() -> None:
    hidden = png() + b"<script>hidden</script>"
    mark = pictures.keep(name="l.png", content=hidden)
    assert b"hidden" not in pictures.fetch(mark)
    assert pictures.keep(name="again.png", content=hidden) == mark
