"""A draft tried on 100 000 participants: people per second, and how much memory that takes.

The law, its draft and one edition are the demonstration's; twenty editions of equally many people repeat what one of
its participants did, in bulk. Each third person was not confirmed and holds no credits; the draft gives a higher value,
so that each other person gains. Runs on SQLite, and on PostgreSQL where DATABASE_URL names a server.

`python -m tests.bench.simulation_bench 20000` simulates with as many people.
"""

import resource
import sys
import time
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import scratch

PEOPLE, EDITIONS = 100_000, 20
MOST_MEMORY = 1024  # MiB


def here(people: int) -> None:
    """One engine, the one whose scratch database the settings name."""
    scratch.set_up()
    from django.conf import settings
    from django.db import connection
    from django.utils import translation

    with TemporaryDirectory() as folder, translation.override("en"):
        settings.VAR_DIR = Path(folder)
        settings.MEDIA_ROOT, settings.PRIVATE_ROOT = Path(folder) / "media", Path(folder) / "private"
        settings.STORAGES["private"]["OPTIONS"]["location"] = str(Path(folder) / "private")
        draft, by = world(Path(folder))
        scratch.tell("law, draft and one edition")
        editions = fill(connection, people)
        report(connection.vendor, people, simulate(draft, by, people), editions)


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
    days = {"applies_from": date(2027, 1, 1), "applies_to": date(2027, 12, 31), "in_force_from": date(2027, 1, 1)}
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
    from courses.catalogue.api import Edition
    from courses.learning.api import Fact
    from credits.models import CreditEntry

    award = CreditEntry.objects.filter(edition__key=TRAINING_EDITION)[0]
    pattern = list(Fact.objects.filter(edition=award.edition_id, person_uid=award.person_uid).order_by("pk"))
    with scratch.in_bulk(connection):
        for number in range(EDITIONS):
            edition = Edition.objects.get(key=TRAINING_EDITION)
            edition.pk, edition.key, edition._state.adding = None, f"bench-{number}", True
            edition.save(force_insert=True)
            _people(edition, number, range(number * people // EDITIONS, (number + 1) * people // EDITIONS), pattern)
            _entries(edition, award, pattern)
            scratch.tell(f"{(number + 1) * people // EDITIONS} of {people} people, {len(pattern)} facts each")
    return len(pattern)


def _people(edition: Any, number: int, numbers: range, pattern: list[Any]) -> None:
    from uuid import UUID

    from academy.people.models import Country, Person
    from courses.learning.api import Enrolment, Fact

    countries = list(Country.objects.values_list("pk", flat=True))
    made = Person.objects.bulk_create(
        Person(
            uid=UUID(int=n + 1), given_name=f"Given {n}", family_name=f"Family {n}", printed_name=f"Given Family {n}",
            country_id=countries[n % len(countries)],
        )
        for n in numbers
    )  # fmt: skip
    Enrolment.objects.bulk_create(
        Enrolment(person=person, edition=edition, enrolled_on=edition.starts_on) for person in made
    )
    fields = [f.attname for f in Fact._meta.concrete_fields if f.attname not in ("id", "person_uid", "edition_id")]
    rows = [{name: getattr(fact, name) for name in fields} for fact in pattern]
    Fact.objects.bulk_create(
        Fact(person_uid=person.uid, edition=edition, **_of(row, person.uid.int))
        for person in made
        for row in rows
    )


def _of(row: dict[str, Any], number: int) -> dict[str, Any]:
    """Each third person was not confirmed."""
    is_confirmed = number % 3 or row["kind"] != "active_participation"
    return row if is_confirmed else row | {"value": 0, "passed": False}


def _entries(edition: Any, award: Any, pattern: list[Any]) -> None:
    """The awards that the law gives, as the ledger would hold them."""
    from courses.learning.api import Fact
    from credits.models import Balance, CreditEntry

    fields = [f.attname for f in CreditEntry._meta.concrete_fields if f.attname not in ("id", "person_uid", "edition_id")]
    row = {name: getattr(award, name) for name in fields}
    confirmed = Fact.objects.filter(edition=edition, kind="active_participation", passed=True)
    found = list(confirmed.values_list("person_uid", "pk"))
    CreditEntry.objects.bulk_create(
        CreditEntry(person_uid=uid, edition=edition, **(row | {"fact_id": fact, "grounds": [fact]}))
        for uid, fact in found
    )
    Balance.objects.bulk_create(
        Balance(person_uid=uid, component=award.component, category=award.category, amount=award.amount)
        for uid, _fact in found
    )


def simulate(draft: Any, by: Any, people: int) -> tuple[Any, float, list[int]]:
    """The simulation, its seconds, and the peak of resident memory (MiB) before it, at half way and at its end."""
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
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def report(vendor: str, people: int, run: tuple[Any, float, list[int]], facts: int) -> None:
    found, seconds, peaks = run
    gain = found.summary.get("gain", 0)
    assert found.state == "done"
    assert found.done == found.total == found.summary["people"] >= people
    assert gain >= people - people // 3 - 1, gain
    verdict = "" if peaks[-1] < MOST_MEMORY else f"  ABOVE {MOST_MEMORY} MiB"
    sys.stdout.write(
        f"a simulation over {found.done} people, {facts} facts each ({vendor}): {found.done / seconds:.0f} people a "
        f"second ({seconds:.0f} s), {gain} gain; memory at most {peaks[0]} MiB before, {peaks[len(peaks) // 2]} half "
        f"way, {peaks[-1]} at the end{verdict}\n"
    )


def run_all(people: int = PEOPLE) -> None:
    scratch.on_each_engine("tests.bench.simulation_bench", str(people))


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    if "--here" in sys.argv:
        here(numbers[0])
    else:
        run_all(*numbers)
