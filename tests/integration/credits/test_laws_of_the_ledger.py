"""The laws of the ledger on generated laws and facts, with the engine and the database as they are.

Three editions of one activity, one a year; four resolutions, two of which share the last year. What must stand on the
ledger is said a second time by `by_hand`, which knows nothing of the engine.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.db.models import Sum
from hypothesis import assume, given
from hypothesis import strategies as st

from academy.governance import api as governance_api
from academy.governance.models import Decision, Mandate, Resolution
from academy.jobs import api as jobs_api
from academy.people.api import Person
from academy.portal.demo.scene import Scene, at
from courses.catalogue import api as catalogue_api
from courses.catalogue.api import Edition
from courses.learning import api as learning_api
from courses.learning.models import Fact
from credits import api as credits_api
from credits.api import Scope
from credits.models import Balance, CreditEntry
from credits.queries import laws as laws_in_memory
from credits.queries.entries import standing
from tests.factories.laws import examples
from tests.factories.people import make_person, make_user
from tests.factories.world import Play

pytestmark = pytest.mark.django_db
KEY, YEARS, WHO = "law-colloquium", (2024, 2025, 2026), (0, 1)
PERIODS = {
    "L/24": (date(2024, 1, 1), date(2024, 12, 31)),
    "L/25": (date(2025, 1, 1), date(2025, 12, 31)),
    "L/26a": (date(2026, 1, 1), date(2026, 7, 14)),
    "L/26b": (date(2026, 7, 15), date(2026, 12, 31)),
}
START = at(11, 2)


@dataclass(frozen=True, kw_only=True)
class YearLaw:
    """share: of the minutes, for the award; essay: another line, with the Board's own pass mark or the marker's."""

    share: int
    award: int
    essay: int
    mark: int | None
    level: int
    ceiling: int | None


@dataclass(frozen=True, kw_only=True)
class Said:
    """A fact as it is recorded; the same subject again corrects it."""

    who: int
    year: int
    subject: str
    value: int
    passed: bool | None
    day: date

    @property
    def about(self) -> tuple[int, int, str]:
        return self.who, self.year, self.subject


laws = st.fixed_dictionaries(
    {
        number: st.builds(
            YearLaw,
            share=st.integers(1, 100),
            award=st.integers(1, 900),
            essay=st.integers(1, 900),
            mark=st.none() | st.integers(1, 100),
            level=st.integers(1, 2000),
            ceiling=st.none() | st.integers(0, 1500),
        )
        for number in PERIODS
    }
)


@st.composite
def facts(draw: st.DrawFn) -> Said:
    year, subject = draw(st.sampled_from(YEARS)), draw(st.sampled_from(["s1", "s2", "participation", "essay"]))
    passed = draw(st.booleans()) if subject in ("participation", "essay") else None
    value = int(bool(passed)) if subject == "participation" else draw(st.integers(0, 10 if subject == "essay" else 90))
    day = date(year, 5, 1) + timedelta(days=draw(st.integers(0, 150)))
    return Said(who=draw(st.sampled_from(WHO)), year=year, subject=subject, value=value, passed=passed, day=day)


histories = st.lists(facts(), min_size=1, max_size=9)
once_each = st.lists(facts(), min_size=1, max_size=9, unique_by=lambda said: said.about)
# A history that earns something, whatever the generator has chosen besides.
SURE = [
    Said(who=0, year=2026, subject="s1", value=90, passed=None, day=date(2026, 7, 1)),
    Said(who=0, year=2026, subject="participation", value=1, passed=True, day=date(2026, 7, 20)),
    Said(who=1, year=2026, subject="essay", value=10, passed=True, day=date(2026, 7, 25)),
]


class World:
    """The editions and two people who are enrolled in all of them."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.by = scene, scene.who("dolores")
        self.activity = catalogue_api.ensure_activity(
            key=KEY, mandate_code="P-PG/Academy", kind="colloquium", title_fr="Colloque", title_en="Colloquium"
        )
        self.editions = {year: self._edition(year) for year in YEARS}
        self.people = [self._person(name) for name in ("Amina", "Boris")]
        self.told = 0

    def _edition(self, year: int) -> Edition:
        return Edition.objects.create(
            activity=self.activity, key=f"law-{year}", title_fr="C", title_en="C", starts_on=date(year, 5, 1),
            ends_on=date(year, 9, 30), course_version="1",
        )  # fmt: skip

    def _person(self, name: str) -> Person:
        person = make_person(name, "Law", user=make_user(f"{name.lower()}@law.example.org"), country="MA")
        for year, edition in self.editions.items():
            learning_api.enrol(person=person, edition=edition, by=None, on=date(year, 4, 1))
        return person

    def _endorsement(self, number: str, day: date) -> Decision:
        """On record before anything is asked about."""
        with time_machine.travel(date(2023, 12, 2), tick=False):
            return governance_api.record_decision(
                reference=f"PC/{number}", body="pc", kind="endorsement", decided_on=day, meeting="m", document="d",
                text_fr="a", text_en="a", by=self.by,
            )  # fmt: skip

    def adopt(self, number: str, law: YearLaw, *, adopted_on: date | None = None) -> Resolution:
        first, last = PERIODS[number]
        found = governance_api.draft_resolution(
            number=number, title_fr="a", title_en="a", applies_from=first, applies_to=last, in_force_from=first,
            by=self.by,
        )  # fmt: skip
        here: dict[str, Any] = {"resolution": found, "activity_key": KEY, "component": "I", "by": self.by}
        governance_api.designate(**here, mandate=Mandate.objects.get(code="P-PG/Academy"), category="colloquium")
        essay = {"subject": "essay"} | ({"pass_percent": law.mark} if law.mark else {})
        for key, kind, amount, said in (
            ("present", "attendance", 0, {"share_percent": law.share}),
            ("active", "active_participation", 0, {}),
            ("award", "award", law.award, {"needs": ["present", "active"]}),
            ("essay", "other", law.essay, essay),
        ):
            governance_api.set_requirement(
                **here, key=key, kind=kind, title_fr=key, title_en=key, amount=amount, settings=said
            )
        of = {"resolution": found, "component": "I", "by": self.by}
        governance_api.set_threshold(**of, amount=law.level)  # type: ignore[arg-type]
        if law.ceiling is not None:
            governance_api.set_ceiling(**of, category="colloquium", amount=law.ceiling)  # type: ignore[arg-type]
        Resolution.objects.filter(pk=found.pk).update(
            state="adopted",
            adopted_on=adopted_on or first,
            endorsement=self._endorsement(number, adopted_on or first),
        )
        return Resolution.objects.get(pk=found.pk)

    def record(self, said: Said) -> Fact | None:
        """An hour later than what was recorded before."""
        kind = {"participation": "active_participation", "essay": "other"}.get(said.subject, "attendance")
        out_of = {"participation": 1, "essay": 10}.get(said.subject, 90)
        spec = learning_api.FactSpec(
            person_uid=self.people[said.who].uid, kind=kind, subject_key=said.subject, value=said.value, out_of=out_of,
            activity_date=said.day, evidence="law", passed=said.passed,
        )  # fmt: skip
        added = learning_api.record_facts(edition=self.editions[said.year], specs=[spec], by=self.by, now=self.moment())
        return added[0] if added else None

    def moment(self) -> datetime:
        self.told += 1
        return START + timedelta(hours=self.told)

    def tally(self, year: int | None = None) -> int:
        years = [year] if year else YEARS
        return sum(credits_api.tally(edition=self.editions[one], by=self.by, now=self.moment()) for one in years)

    def live(self, history: Sequence[Said]) -> None:
        """Tallied after each fact, as it is done."""
        for said in history:
            self.record(said)
            self.tally(said.year)

    def stands(self) -> set[tuple[int, int, str, str, int]]:
        """Who, year, requirement, resolution, amount: what no entry has taken back."""
        names = {person.uid: who for who, person in enumerate(self.people)}
        years = {edition.pk: year for year, edition in self.editions.items()}
        rows = standing(CreditEntry.objects.filter(edition__in=years).select_related("requirement", "resolution"))
        return {
            (names[one.person_uid], years[one.edition_id], one.requirement.key, one.resolution.number, one.amount)
            for one in rows
        }

    def total(self, who: int) -> int:
        """Every line of a person, reversals too."""
        rows = CreditEntry.objects.filter(person_uid=self.people[who].uid)
        return rows.aggregate(total=Sum("amount"))["total"] or 0


@contextmanager
def undone() -> Iterator[None]:
    """The laws that are kept in memory as well: the next example may give other ones the same number and moment."""
    place = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(place)
        laws_in_memory._kept = None


@pytest.fixture
def world(play: Play) -> World:
    return World(play(1))


@contextmanager
def living(world: World, chosen: dict[str, YearLaw]) -> Iterator[World]:
    """The world under these laws, for one example."""
    world.told = 0
    with time_machine.travel(at(11, 20), tick=False), undone():
        for number, law in chosen.items():
            world.adopt(number, law)
        yield world


def by_hand(chosen: dict[str, YearLaw], history: Sequence[Said]) -> set[tuple[int, int, str, str, int]]:
    """What is due, by plain reading of the last word on each subject."""
    last = {said.about: said for said in history}
    found = set()
    for who, year in {(who, year) for who, year, _subject in last}:
        mine = {subject: said for (one, of, subject), said in last.items() if (one, of) == (who, year)}
        for number, law in chosen.items():
            for key, amount, day in _met(law, mine):
                if PERIODS[number][0] <= day <= PERIODS[number][1]:
                    found.add((who, year, key, number, amount))
    return found


def _met(law: YearLaw, mine: dict[str, Said]) -> Iterator[tuple[str, int, date]]:
    sessions = [mine[key] for key in ("s1", "s2") if key in mine]
    active, essay = mine.get("participation"), mine.get("essay")
    minutes = sum(one.value for one in sessions)
    if sessions and active and active.passed and minutes * 100 >= law.share * 90 * len(sessions):
        yield "award", law.award, max(one.day for one in [active, *sessions] if one.value)
    if essay and (essay.value * 10 >= law.mark if law.mark else essay.passed):
        yield "essay", law.essay, essay.day


def ledger_is_sound(world: World) -> bool:
    """No difference to a recomputation of everything, and every balance is the sum of its lines."""
    sums = CreditEntry.objects.order_by().values_list("person_uid", "component", "category").annotate(Sum("amount"))
    kept = Balance.objects.values_list("person_uid", "component", "category", "amount")
    return not credits_api.prove().differences and set(sums) == set(kept)


def test_recomputing_everything_equals_the_ledger(world: World) -> None:
    seen: set[str] = set()

    @examples
    @given(laws, histories)
    def law(chosen: dict[str, YearLaw], history: list[Said]) -> None:
        with living(world, chosen):
            world.live([*SURE, *history])
            due = by_hand(chosen, [*SURE, *history])
            assert world.stands() == due
            assert ledger_is_sound(world)
            assert [world.total(who) for who in WHO] == [sum(row[4] for row in due if row[0] == who) for who in WHO]
            seen.update(key for _who, _year, key, *_rest in due)

    law()
    assert seen == {"award", "essay"}  # the law was tried on something


def test_the_order_in_which_facts_arrive_does_not_matter(world: World) -> None:
    @examples
    @given(laws, once_each, st.randoms(use_true_random=False))
    def law(chosen: dict[str, YearLaw], history: list[Said], random: Any) -> None:
        arriving = [*SURE, *(said for said in history if said.about not in {one.about for one in SURE})]
        outcomes = []
        for _ in range(2):
            random.shuffle(arriving)
            with living(world, chosen):
                world.live(arriving)
                outcomes.append((world.stands(), [world.total(who) for who in WHO]))
        assert outcomes[0] == outcomes[1]

    law()


def test_what_is_taken_back_leaves_nothing_and_an_entry_with_its_reversal_is_nothing(world: World) -> None:
    @examples
    @given(laws, histories)
    def law(chosen: dict[str, YearLaw], history: list[Said]) -> None:
        with living(world, chosen):
            world.live([*SURE, *history])
            everything = {said.about: said for said in [*SURE, *history]}.values()
            world.live([Said(**vars(said) | {"value": 0, "passed": said.passed and False}) for said in everything])
            assert world.stands() == set()
            assert [world.total(who) for who in WHO] == [0, 0]
            assert not Balance.objects.exclude(amount=0).exists()
            lines = CreditEntry.objects.all()
            assert lines.filter(reverses=None).count() == lines.exclude(reverses=None).count()
            for one in lines.exclude(reverses=None).select_related("reverses"):
                assert one.reverses is not None
                assert (one.amount, one.activity_date) == (-one.reverses.amount, one.reverses.activity_date)

    law()


def test_twice_is_once(world: World) -> None:
    @examples
    @given(laws, histories)
    def law(chosen: dict[str, YearLaw], history: list[Said]) -> None:
        with living(world, chosen):
            world.live([*SURE, *history])
            before = list(CreditEntry.objects.order_by("pk").values())
            current = {said.about: said for said in [*SURE, *history]}.values()
            assert [world.record(said) for said in current] == [None] * len(current)
            assert world.tally() == 0
            assert list(CreditEntry.objects.order_by("pk").values()) == before

    law()


def test_a_passed_requirement_more_never_lowers_a_tally_and_only_a_ceiling_keeps_it_from_rising(world: World) -> None:
    @examples
    @given(laws, histories, st.sampled_from(YEARS))
    def law(chosen: dict[str, YearLaw], history: list[Said], year: int) -> None:
        history = [said for said in [*SURE, *history] if said.about != (0, year, "essay")]
        more = Said(who=0, year=year, subject="essay", value=10, passed=True, day=date(year, 8, 1))
        with living(world, chosen):
            world.live(history)
            before, held = status(world), world.total(0)
            world.live([more])
            after, gained = status(world), world.total(0) - held
        number = next(one for one, (first, last) in PERIODS.items() if first <= more.day <= last)
        assert gained == chosen[number].essay
        ceiling = chosen["L/26b"].ceiling  # the level of the last edition's last day
        assert after.counted == (held + gained if ceiling is None else min(held + gained, ceiling))
        assert after.counted >= before.counted

    law()


def status(world: World, *, who: int = 0, as_of: datetime | None = None) -> credits_api.ComponentStatus:
    return credits_api.status_for(person=world.people[who], edition=world.editions[2026], component="I", as_of=as_of)


def read(one: credits_api.ComponentStatus) -> dict[str, object]:
    """What a statement says, as far as anybody reads it."""
    return {
        "earned": one.earned, "counted": one.counted, "above": one.above_ceiling, "required": one.required,
        "complete": one.complete, "law": one.level and one.level.resolution.number,
        "lines": [(line.entry.pk, line.resolution) for line in one.lines],
        "reversed": len(one.reversed_lines), "missing": [words.sentence for words in one.missing],
        "pending": [(words.code, words.amount) for words in one.pending_lines],
    }  # fmt: skip


def test_what_the_academy_knew_on_a_day_is_what_it_said_on_that_day(world: World) -> None:
    """Asked of today it is today's tally; of an earlier day, what was read that day, under the law known that day.

    The second law of 2026 is adopted half way through the history.
    """

    @examples
    @given(laws, histories, st.integers(1, 8))
    def law(chosen: dict[str, YearLaw], history: list[Said], half: int) -> None:
        said_then: list[tuple[datetime, dict[str, object]]] = []
        world.told = 0
        with undone():
            for number in ("L/24", "L/25", "L/26a"):
                world.adopt(number, chosen[number])
            for step, said in enumerate([*SURE, *history]):
                moment = START + timedelta(days=step)
                with time_machine.travel(moment, tick=False):
                    if step == half:
                        world.adopt("L/26b", chosen["L/26b"], adopted_on=moment.date())
                    world.told = 24 * step
                    world.live([said])
                    world.tally()
                said_then.append(_read_at(world, moment + timedelta(hours=12)))
            last, today = said_then[-1]
            with time_machine.travel(last, tick=False):
                assert read(status(world, as_of=last)) == today == read(status(world))
            with time_machine.travel(START + timedelta(days=20), tick=False):
                for moment, words in said_then:
                    assert read(status(world, as_of=moment)) == words

    law()


def _read_at(world: World, moment: datetime) -> tuple[datetime, dict[str, object]]:
    with time_machine.travel(moment, tick=False):
        return moment, read(status(world))


def test_a_persons_tally_depends_on_no_one_elses_facts(world: World) -> None:
    @examples
    @given(laws, histories)
    def law(chosen: dict[str, YearLaw], history: list[Said]) -> None:
        outcomes = []
        for keeps in (lambda said: True, lambda said: said.who == 0):
            with living(world, chosen):
                world.live([said for said in [*SURE, *history] if keeps(said)])
                lines = CreditEntry.objects.filter(person_uid=world.people[0].uid).order_by("pk")
                mine = list(lines.values_list("requirement__key", "resolution__number", "amount", "activity_date"))
                one = status(world)
                outcomes.append((mine, one.earned, one.counted, one.complete))
        assert outcomes[0] == outcomes[1]

    law()


def test_simulating_the_law_in_force_changes_nothing(world: World) -> None:
    """Each law on its own days, on whatever facts there are."""

    @examples
    @given(laws, histories, st.sampled_from(sorted(PERIODS)))
    def law(chosen: dict[str, YearLaw], history: list[Said], number: str) -> None:
        with living(world, chosen):
            world.live([*SURE, *history])
            found = Resolution.objects.get(number=number)
            first, last = PERIODS[number]
            started = credits_api.start_simulation(
                resolution=found, scope=Scope(against=found, data_from=first, data_to=last),
                by=world.scene.who("henrik"), now=at(11, 20),
            )  # fmt: skip
            jobs_api.run_due()
            started.refresh_from_db()
            assert started.state == "done", started.error
            assert started.changes.count() == 0
            assert credits_api.unchanged(started.summary) == started.total

    law()


def test_replaying_all_years_under_each_years_law_gives_todays_ledger_to_the_hundredth(world: World) -> None:
    """Tallied after each fact over the years, or everything at once at the end: the same lines, the same sums."""

    @examples
    @given(laws, histories)
    def law(chosen: dict[str, YearLaw], history: list[Said]) -> None:
        def day_by_day() -> None:
            world.live([*SURE, *history])

        def at_once() -> None:
            for said in [*SURE, *history]:
                world.record(said)
            world.tally()

        outcomes = []
        ways: tuple[Callable[[], None], ...] = (day_by_day, at_once)
        for way in ways:
            with living(world, chosen):
                way()
                outcomes.append((world.stands(), [world.total(who) for who in WHO], [status(world).counted]))
        assert outcomes[0] == outcomes[1]
        assume(outcomes[0][0])

    law()
