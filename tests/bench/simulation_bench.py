"""A draft tried on 100 000 participants: people per second, and how much memory that takes.

The law, its draft and one edition are the demonstration's; twenty editions of equally many people repeat what one of
its participants did, in bulk. Each third person was not confirmed and holds no credits; the draft gives a higher value,
so that each other person gains. Runs on SQLite, and on PostgreSQL where DATABASE_URL names a server.

`python -m tests.bench.simulation_bench 20000` simulates with as many people; BENCH_PEOPLE says the same for
`make bench`.
"""

import os
import resource
import sys
import time
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import credits_bench, scratch

PEOPLE, EDITIONS = 100_000, 20
MOST_MEMORY = 1024  # MiB


def here(people: int) -> bool:
    """One engine, the one whose scratch database the settings name. True: memory stays within its limit."""
    scratch.set_up()
    from django.conf import settings
    from django.db import connection
    from django.utils import translation

    with TemporaryDirectory() as folder, translation.override("en"):
        settings.VAR_DIR = Path(folder)
        settings.MEDIA_ROOT, settings.PRIVATE_ROOT = Path(folder) / "media", Path(folder) / "private"
        private: Any = settings.STORAGES["private"]
        private["OPTIONS"]["location"] = str(Path(folder) / "private")
        draft, by = world(Path(folder))
        scratch.tell("law, draft and one edition")
        facts = fill(connection, people)
    # In a process of its own, so that its memory is not that of the filling.
    command = [sys.executable, "-m", "tests.bench.simulation_bench", "--simulate", str(people), str(facts)]
    return scratch.run([*command, str(draft.pk), str(by.pk)], url=os.environ["DATABASE_URL"])


def try_draft(people: int, facts: int, draft: int, by: int) -> bool:
    """The measurement itself."""
    scratch.set_up()
    from django.db import connection

    from academy.governance.api import Resolution
    from academy.people.api import User

    run = simulate(Resolution.objects.get(pk=draft), User.objects.get(pk=by), people)
    return report(connection.vendor, people, run, facts)


def world(folder: Path) -> tuple[Any, Any]:
    """The demonstration up to Component I, and a draft that gives more for the same; returns the draft and who asks."""
    from academy.governance import api as governance_api
    from academy.portal.demo.report import Report
    from academy.portal.demo.scene import RESOLUTION, Scene
    from courses.admissions import api as admissions_api
    from tests.factories.world import STEPS

    scene = Scene(report=Report(out=StringIO()), folder=folder, applications=admissions_api.DEMO_APPLICATIONS)
    for step in STEPS[:4]:
        step.play(scene)
        scratch.tell(step.__name__.rsplit(".", 1)[-1])
    law = governance_api.Resolution.objects.get(number=RESOLUTION)
    days: dict[str, Any] = {
        "applies_from": date(2027, 1, 1),
        "applies_to": date(2027, 12, 31),
        "in_force_from": date(2027, 1, 1),
    }
    draft = governance_api.copy_resolution(source=law, number="2027/09", by=scene.who("dolores"), **days)
    line = draft.requirements.get(key="training")
    governance_api.set_requirement(
        resolution=draft, activity_key=line.activity_key, component=line.component, key=line.key, kind=line.kind,
        title_fr=line.title_fr, title_en=line.title_en, amount=line.amount + 100, settings=line.settings,
        order=line.order, by=scene.who("dolores"),
    )  # fmt: skip
    return draft, scene.who("henrik")


def fill(connection: Any, people: int) -> int:
    """Editions, people, enrolments, facts, entries, balances; returns how many facts each person has."""
    from academy.portal.demo.scene import TRAINING_EDITION
    from courses.learning.api import Fact
    from credits.models import CreditEntry

    award = CreditEntry.objects.filter(edition__key=TRAINING_EDITION)[0]
    mine = Fact.objects.filter(edition=award.edition_id, person_uid=award.person_uid)
    facts = list(mine.values_list("pk", flat=True))
    with scratch.in_bulk(connection):
        editions = [_edition(TRAINING_EDITION, number) for number in range(EDITIONS)]
        with scratch.without_indexes(connection, "learning_fact"), connection.cursor() as cursor:
            for number, edition in enumerate(editions):
                _people(edition, range(number * people // EDITIONS, (number + 1) * people // EDITIONS))
                cursor.execute(_facts(len(facts)), [*facts, edition])
                scratch.tell(f"{(number + 1) * people // EDITIONS} of {people} people, {len(facts)} facts each")
        with connection.cursor() as cursor:
            cursor.execute(_entries(), [award.pk, *editions])
            cursor.execute("DELETE FROM credits_balance")
            cursor.execute(credits_bench.BALANCES)
        scratch.tell("entries and balances")
    return len(facts)


def _edition(key: str, number: int) -> int:
    from courses.catalogue.api import Edition

    edition = Edition.objects.get(key=key)
    edition.pk, edition.key, edition._state.adding = None, f"bench-{number}", True
    edition.save(force_insert=True)
    return int(edition.pk)


def _people(edition: int, numbers: range) -> None:
    from uuid import UUID

    from academy.people.models import Country, Person
    from courses.learning.api import Enrolment

    countries = list(Country.objects.values_list("pk", flat=True))
    made = Person.objects.bulk_create(
        Person(
            uid=UUID(int=n + 1), given_name=f"Given {n}", family_name=f"Family {n}", printed_name=f"Given Family {n}",
            country_id=countries[n % len(countries)],
        )
        for n in numbers
    )  # fmt: skip
    Enrolment.objects.bulk_create(
        Enrolment(person=person, edition_id=edition, enrolled_on=date(2026, 1, 15)) for person in made
    )


def _facts(pattern: int) -> str:
    """What the one participant did, for everybody in an edition; each third person was not confirmed."""
    from courses.learning.api import Fact

    others = ("id", "person_uid", "edition_id", "value", "passed")
    as_is = [str(f.column) for f in Fact._meta.concrete_fields if f.attname not in others]
    refused = "f.kind = 'active_participation' AND p.id %% 3 = 0"
    return (
        f"INSERT INTO learning_fact (person_uid, edition_id, value, passed, {', '.join(as_is)}) "  # noqa: S608 - ours
        f"SELECT p.uid, e.edition_id, CASE WHEN {refused} THEN 0 ELSE f.value END, "
        f"CASE WHEN {refused} THEN FALSE ELSE f.passed END, {', '.join(f'f.{name}' for name in as_is)} "
        # The pattern by number: the table has no index while it is filled, and would be read once for each person.
        f"FROM learning_enrolment e JOIN people_person p ON p.id = e.person_id JOIN learning_fact f "
        f"ON f.id IN ({', '.join(['%s'] * pattern)}) WHERE e.edition_id = %s"
    )


def _entries() -> str:
    """The awards that the law gives, as the ledger would hold them: one for everybody who was confirmed."""
    from credits.models import CreditEntry

    names = ("id", "person_uid", "edition_id", "fact_id")
    as_is = [str(f.column) for f in CreditEntry._meta.concrete_fields if f.attname not in names]
    return (
        f"INSERT INTO credits_creditentry (person_uid, edition_id, fact_id, {', '.join(as_is)}) "  # noqa: S608 - ours
        f"SELECT f.person_uid, f.edition_id, f.id, {', '.join(f'c.{name}' for name in as_is)} "
        "FROM learning_fact f CROSS JOIN credits_creditentry c WHERE c.id = %s AND f.kind = 'active_participation' "
        f"AND f.passed AND f.edition_id IN ({', '.join(['%s'] * EDITIONS)})"
    )


def simulate(draft: Any, by: Any, people: int) -> tuple[Any, float, list[int]]:
    """The simulation, its seconds, and the peak of resident memory (MiB) before it and at each tenth."""
    from django.db import reset_queries
    from django.utils import timezone

    from credits import api as credits_api

    peaks = [peak()]

    def tell(simulation: Any) -> None:
        reset_queries()
        if simulation.done >= people * len(peaks) // 10:
            peaks.append(peak())
            scratch.tell(f"{simulation.done} of {simulation.total} people, {peaks[-1]} MiB at most")

    scope = credits_api.default_scope(draft)
    start = time.perf_counter()
    found = credits_api.simulate_here(resolution=draft, scope=scope, by=by, now=timezone.now(), tell=tell)
    return found, time.perf_counter() - start, peaks


def peak() -> int:
    """The most resident memory of this process, MiB.

    Linux counts in getrusage what the process was before it became this one, the filling; /proc does not.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


def report(vendor: str, people: int, run: tuple[Any, float, list[int]], facts: int) -> bool:
    found, seconds, peaks = run
    gain = found.summary.get("gain", 0)
    assert found.state == "done"
    assert found.done == found.total == found.summary["people"] >= people
    assert people // 2 < gain < people, gain
    verdict = "" if peaks[-1] < MOST_MEMORY else f"  ABOVE {MOST_MEMORY} MiB"
    sys.stdout.write(
        f"a simulation over {found.done} people, {facts} facts each ({vendor}): {found.done / seconds:.0f} people a "
        f"second ({seconds:.0f} s), {gain} gain; memory at most {peaks[0]} MiB before, {peaks[len(peaks) // 2]} half "
        f"way, {peaks[-1]} at the end{verdict}\n"
    )
    return peaks[-1] < MOST_MEMORY


def run_all(people: int | None = None) -> bool:
    """SQLite always; PostgreSQL where DATABASE_URL names one: each in a process and a database of its own."""
    size = people or int(os.environ.get("BENCH_PEOPLE", PEOPLE))
    return scratch.on_each_engine("tests.bench.simulation_bench", str(size))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--here" in sys.argv:
        sys.exit(scratch.ended(is_within=here(numbers[0])))
    elif "--simulate" in sys.argv:
        sys.exit(scratch.ended(is_within=try_draft(*numbers)))
    else:
        sys.exit(0 if run_all(next(iter(numbers), None)) else 1)
