"""Two or three applications bound together: by whom, until when, and what the database keeps."""

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person
from courses.admissions.models import JointMember, JointNomination
from tests.factories.conditions import APPLICATIONS, Desk, desk, open_desk
from tests.factories.people import enter, person_with_role

__all__ = ["desk", "open_desk"]  # the fixtures

pytestmark = pytest.mark.django_db
MOROCCO = "/correspondent/joint/training-x/MA/"


@pytest.fixture
def youssef(desk: Desk) -> Person:
    desk.nominate("MA1", "MA2", "MA3", "IT1", "NO1")
    desk.adopt(takes_joint="on")
    return person_with_role(
        "Youssef", "Amrani", RoleCode.PERMANENT_CORRESPONDENT, country="MA", scope="country", scope_key="MA"
    )


def bind(person: Person, desk: Desk, *names: str, address: str = MOROCCO, reason: str = "One service") -> str:
    assert person.user is not None
    said = {"applications": [desk.people[name].pk for name in names], "reason": reason}
    return str(enter(person.user).post(address, said, follow=True).content.decode())


def test_a_correspondent_binds_and_unbinds_two_of_the_own_country(desk: Desk, youssef: Person) -> None:
    assert "They are bound" in bind(youssef, desk, "MA1", "MA2")
    joint = JointNomination.objects.get()
    assert (joint.filed_as, joint.reason) == ("correspondent", "One service")
    assert youssef.user is not None
    page = enter(youssef.user).post(f"/joint-nominations/{joint.pk}/unbind/", {"reason": "Not so"}, follow=True)
    assert "Each stands alone again." in page.content.decode()
    assert not JointMember.objects.filter(is_bound=True).exists()
    assert "They are bound" in bind(youssef, desk, "MA1", "MA3")


@pytest.mark.parametrize(
    ("names", "reason", "words"),
    [
        (("MA1",), "One service", "Tick two or three applications."),
        (("MA1", "MA2"), " ", "This field is required."),
        (("MA1", "IT1"), "One service", "is not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    desk: Desk, youssef: Person, names: tuple[str, ...], reason: str, words: str
) -> None:
    assert words in bind(youssef, desk, *names, reason=reason)
    assert not JointNomination.objects.exists()


def test_another_country_is_nobody_elses(desk: Desk, youssef: Person) -> None:
    assert youssef.user is not None
    browser = enter(youssef.user)
    assert browser.get("/correspondent/joint/training-x/IT/").status_code == 403
    officer = desk.browser()
    pair = [desk.people["IT1"].pk, desk.people["NO1"].pk]
    officer.post(f"{APPLICATIONS}joint/", {"applications": pair, "reason": "Two countries, one project"})
    joint = JointNomination.objects.get()
    assert browser.post(f"/joint-nominations/{joint.pk}/unbind/", {"reason": "x"}).status_code == 403
    assert "IT1" not in browser.get(MOROCCO).content.decode()


def test_who_is_bound_is_offered_no_second_time(desk: Desk, youssef: Person) -> None:
    bind(youssef, desk, "MA1", "MA2")
    assert "is not one of the available choices" in bind(youssef, desk, "MA2", "MA3")
    other = JointNomination.objects.create(
        call=desk.call, reason="x", filed_as="secretariat", bound_by="x", bound_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        JointMember.objects.create(joint=other, application=desk.people["MA1"], position=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        JointMember.objects.create(joint=other, application=desk.people["MA3"], position=4)


def test_after_the_deadline_what_is_bound_stands(desk: Desk, youssef: Person) -> None:
    bind(youssef, desk, "MA1", "MA2")
    joint = JointNomination.objects.get()
    with time_machine.travel(desk.call.deadline, tick=True):
        page = desk.browser().post(f"/joint-nominations/{joint.pk}/unbind/", {"reason": "x"}, follow=True)
        assert "could be bound and unbound until" in page.content.decode()
        assert "The time to bind applications is over" in bind(youssef, desk, "MA3")
    assert JointMember.objects.filter(is_bound=True).count() == 2


def test_a_rule_without_joint_nominations_takes_none(desk: Desk) -> None:
    desk.nominate("MA1", "MA2")
    pair = [desk.people["MA1"].pk, desk.people["MA2"].pk]
    page = desk.browser().post(f"{APPLICATIONS}joint/", {"applications": pair, "reason": "One service"})
    assert page.status_code == 422
    assert "does not admit joint nominations" in page.content.decode() or "admits no joint" in page.content.decode()
    assert not JointNomination.objects.exists()


def test_the_database_keeps_what_is_bound_once_the_run_is_sealed(desk: Desk, youssef: Person) -> None:
    bind(youssef, desk, "MA1", "MA2")
    desk.seal()
    with pytest.raises(DatabaseError, match="fixed for the selection"), transaction.atomic():
        JointMember.objects.update(is_bound=False)
    JointNomination.objects.update(unbound_at=timezone.now(), unbound_by="user:1", unbound_reason="x")
    with pytest.raises(DatabaseError, match="unbound once"), transaction.atomic():
        JointNomination.objects.update(unbound_reason="y")
