"""200 clients who accept the last place at once on PostgreSQL, 50 on SQLite: one is served, the cap holds.

Runs on SQLite, and on PostgreSQL where DATABASE_URL names a server, each in a database that is thrown away. First all
clients confirm the last offer through the operation; then each writes the last number for an own application, past
every protocol. `python -m tests.bench.places_bench`.
"""

import sys
import time

from tests.bench import scratch

CLIENTS = {"postgresql": 200, "sqlite": 50}
CAPACITY = 35


def measure() -> list[str]:
    """A line for each race; raises where not exactly one was served or the cap was passed."""
    from django.db import IntegrityError, connection, transaction
    from django.utils import timezone

    from academy.people.domain.vocabulary import RoleCode
    from courses.admissions import operations
    from courses.admissions.models import Place
    from courses.admissions.refusals import ConfirmedAlready
    from courses.learning.models import Enrolment
    from tests.factories.people import person_with_role
    from tests.factories.places import make_nominee, make_small_selection
    from tests.factories.race import race

    clients, vendor = CLIENTS[connection.vendor], connection.vendor
    officer = person_with_role("Dolores", "Ibarra", RoleCode.SECRETARIAT).user
    assert officer is not None
    names = " ".join(f"{iso2}{rank}" for rank in range(1, 9) for iso2 in ("MA", "NO", "IT", "ES", "TN"))
    run = make_small_selection(officer, nominees=names, capacity=CAPACITY)
    edition = run.call.edition
    scratch.tell(f"{CAPACITY} places offered")
    places = list(Place.objects.filter(edition=edition).order_by("number").select_related("application__person__user"))
    for place in places[:-1]:
        operations.confirm_place(place=place, by=officer, now=timezone.now(), words="Accepts.")
    scratch.tell(f"{CAPACITY - 1} confirmed")
    last, lines = places[-1], []
    user = last.application.person.user
    assert user is not None

    start = time.perf_counter()
    got = race(lambda _: operations.confirm_place(place=last, by=user, now=timezone.now()), clients=clients)
    spent = time.perf_counter() - start
    assert sum(isinstance(one, Enrolment) for one in got) == 1, got
    assert sum(isinstance(one, ConfirmedAlready) for one in got) == clients - 1, got
    lines.append(f"{clients} accept the last place at once ({vendor}): 1 served, {clients - 1} told, {spent:.2f} s")

    Place.objects.filter(pk=last.pk).delete()
    some = [make_nominee(run.call, f"TN{100 + n}", "TN", 100 + n) for n in range(clients)]

    def reach(number: int) -> Place:
        with transaction.atomic():
            return Place.objects.create(
                edition=edition, capacity=CAPACITY, number=CAPACITY, application=some[number], state="offered"
            )

    start = time.perf_counter()
    got = race(reach, clients=clients)
    spent = time.perf_counter() - start
    assert sum(isinstance(one, Place) for one in got) == 1, got
    assert sum(isinstance(one, IntegrityError) for one in got) == clients - 1, got
    assert Place.objects.filter(edition=edition).count() == CAPACITY
    lines.append(f"{clients} write the last number at once ({vendor}): 1 row, {clients - 1} refused, {spent:.2f} s")
    return lines


def here() -> None:
    """One engine, the one whose scratch database the settings name."""
    scratch.set_up()
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for line in measure():
        sys.stdout.write(f"{line}\n")


def run_all() -> None:
    scratch.on_each_engine("tests.bench.places_bench")


if __name__ == "__main__":
    if "--here" in sys.argv:
        here()
    else:
        run_all()
