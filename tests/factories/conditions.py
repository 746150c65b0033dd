"""A small call whose rule is set by the Secretariat's own form, up to the seal, by the officers' own steps."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from academy.people.domain.vocabulary import RoleCode
from academy.people.models import Person, User
from academy.people.operations import load_roles
from courses.admissions import operations
from courses.admissions.models import Application, Call, RestrictedAnswers, SelectionRun
from courses.admissions.operations import Asked
from tests.factories.admissions import make_call
from tests.factories.people import enter, person_with_role
from tests.factories.places import make_nominee

SELECTION = "/admin/academy/selection/training-x/"
APPLICATIONS = "/admin/academy/applications/training-x/"
RULE = {
    "reading": "A", "first": "national_rank", "second": "merit", "third": "first_time",
    "body": "secretariat", "reference": "Note 7 (invented)",
}  # fmt: skip


@dataclass
class Desk:
    """The Secretariat at work on one call. people: applications by the given name of the person."""

    call: Call
    officers: tuple[User, User]
    people: dict[str, Application] = field(default_factory=dict)

    def browser(self, which: int = 0) -> Client:
        return enter(self.officers[which])

    def nominate(self, *names: str, **fields: Any) -> None:
        """ "MA1": a nominee of Morocco whom the authority ranks first."""
        for name in names:
            self.people[name] = make_nominee(self.call, name, name[:2], int(name[2:]), **fields)

    def gender(self, **said: str) -> None:
        for name, gender in said.items():
            RestrictedAnswers.objects.create(application=self.people[name], answers={"gender": gender})

    def needs(self, **euros: int) -> None:
        """Each asks for exceptional support herself."""
        for name, amount in euros.items():
            one, cents = self.people[name], amount * 100
            operations.ask_for_support(
                application=one, heads={"travel": Asked(cost=cents, asked=cents)}, means="None", grounds="No budget",
                by=user_of(one.person), now=timezone.now(),
            )  # fmt: skip

    def declare(self) -> None:
        for officer in self.officers:
            operations.declare_interest(
                call=self.call, has_interest=False, words="", concerns=[], by=officer, now=timezone.now()
            )

    def step(self, name: str, *, which: int = 0, **data: Any) -> str:
        return str(self.browser(which).post(f"{SELECTION}{name}/", data, follow=True).content.decode())

    def adopt(self, **said: Any) -> str:
        day = timezone.localdate().isoformat()
        return self.step("rule", **{**RULE, "decided_on": day, **said})

    def seal(self) -> SelectionRun:
        """After the deadline: list and rule published, the value typed in by two officers a day later, sealed."""
        after = self.call.deadline + timedelta(hours=1)
        drawn = after + timedelta(days=1, hours=2)
        with time_machine.travel(after, tick=False):
            page = self.step("publish", awaited="A draw", value_day=timezone.localdate(drawn))
        assert "List and rule are published" in page
        with time_machine.travel(drawn, tick=False):
            for which in (0, 1):
                assert "The value is on record" in self.step("value", which=which, value="1-2-3", source="Draw")
            page = self.step("seal")
        assert "The selection is sealed" in page, page
        return SelectionRun.objects.get(call=self.call)

    def chosen(self, run: SelectionRun) -> set[str]:
        return {name for name, one in self.people.items() if str(one.ticket) in run.result["selected"]}

    def reason(self, run: SelectionRun, name: str) -> dict[str, Any]:
        found: dict[str, Any] = run.result["reasons"][str(self.people[name].ticket)]
        return found


def user_of(person: Person) -> User:
    assert person.user is not None
    return person.user


@pytest.fixture
def open_desk(db: None) -> Callable[..., Desk]:
    """`open_desk(capacity=2)`: a call that is open, without applications; two officers, second factor shown."""

    def make(**terms: Any) -> Desk:
        load_roles()
        officers = [person_with_role(name, "Officer", RoleCode.SECRETARIAT) for name in ("Dolores", "Samir")]
        return Desk(call=make_call(**terms), officers=(user_of(officers[0]), user_of(officers[1])))

    return make


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk(questions={"gender": "optional"})
