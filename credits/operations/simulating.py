"""A draft is tried on real data, batch by batch. Facts, entries and balances are read; none is written.

Each batch is a job of its own with its place in the payload: what it found, how far it came and the job that follows
are written in one transaction. So progress is seen by everybody while it runs, memory does not grow with the number of
people, and after a lost worker the next one goes on at the batch that was not finished.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.governance.api import Resolution
from academy.jobs import api as jobs_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from credits.domain import simulation as rules
from credits.models import SimulatedChange, Simulation
from credits.queries.simulated import Trial
from credits.queries.simulations import Scope, Taker, batch, content_digest, editions_in, people_in

FIRST, NEXT = "credits.simulate", "credits.simulate_on"
SIZE = 250  # people in a batch: short enough that nobody else waits long to write
START = (0, 0)
Place = tuple[int, int]


class SimulationRefused(Exception):
    code = "simulation_refused"


class PeriodBackwards(SimulationRefused):
    code = "period_backwards"

    def __init__(self) -> None:
        super().__init__(_("The period ends before it begins."))


class SaysNothing(SimulationRefused):
    code = "resolution_says_nothing"

    def __init__(self, number: str) -> None:
        words = _("Resolution %s designates no activity and sets no level yet: there is nothing to try.")
        super().__init__(words % number)


@transaction.atomic
def start_simulation(*, resolution: Resolution, scope: Scope, by: User, now: datetime) -> Simulation:
    """Ask for a simulation; the jobs do the rest. The one that is under way for the same draft and days is returned."""
    simulation, is_new = _prepare(resolution, scope, by=by, now=now)
    if is_new:
        jobs_api.enqueue(FIRST, f"{job_keys(simulation)}0", simulation_id=simulation.pk)
    return simulation


def simulate_here(
    *, resolution: Resolution, scope: Scope, by: User | None, now: datetime, tell: Callable[[Simulation], None]
) -> Simulation:
    """The same in this process, for the command: `tell` hears of every batch. by: None for the system itself."""
    with transaction.atomic():
        simulation, _is_new = _prepare(resolution, scope, by=by, now=now, again=True)
    place: Place | None = START
    while place is not None:
        with transaction.atomic():
            place = _advance(simulation, place)
        tell(simulation)
    return simulation


def job_keys(simulation: Simulation) -> str:
    """How the keys of its jobs begin."""
    return f"simulation:{simulation.pk}:"


def _prepare(
    resolution: Resolution, scope: Scope, *, by: User | None, now: datetime, again: bool = False
) -> tuple[Simulation, bool]:
    if by is not None:
        people_api.check(by, Permission.RESOLUTIONS_DRAFT)
    if scope.data_from > scope.data_to:
        raise PeriodBackwards
    if not resolution.designated_activities.exists() and not resolution.thresholds.exists():
        raise SaysNothing(resolution.number)
    same = {
        "resolution": resolution,
        "against": scope.against,
        "data_from": scope.data_from,
        "data_to": scope.data_to,
        "content_digest": content_digest(resolution),
    }
    under_way = Simulation.objects.filter(state__in=[Simulation.State.QUEUED, Simulation.State.RUNNING], **same).first()
    if under_way and not again:
        return under_way, False
    total = people_in(editions_in(scope, resolution))
    simulation = Simulation.objects.create(**same, total=total, asked_by=audit_api.actor_key(by), asked_at=now)
    data = {"from": scope.data_from.isoformat(), "to": scope.data_to.isoformat(), "people": total}
    audit_api.record(action="simulation.asked", by=by, thing=simulation, authority=resolution.number, data=data)
    return simulation, True


@jobs_api.handler(FIRST)
def simulate_first(simulation_id: int) -> int:
    """The first batch; a small simulation is finished with it, so it does not wait for anything."""
    return _step(simulation_id, START)


@jobs_api.handler(NEXT, long=True)
def simulate_next(simulation_id: int, position: int, last: int) -> int:
    return _step(simulation_id, (position, last))


@jobs_api.gives_up(FIRST)
@jobs_api.gives_up(NEXT)
def simulation_failed(simulation_id: int, error: str, **place: int) -> None:
    Simulation.objects.filter(pk=simulation_id).update(
        state=Simulation.State.FAILED, error=error, finished_at=timezone.now()
    )


def _step(simulation_id: int, place: Place) -> int:
    """One batch, and the job that follows; returns how many people have been looked at."""
    simulation = Simulation.objects.select_related("resolution", "against").get(pk=simulation_id)
    following = _advance(simulation, place)
    if following is not None:
        position, last = following
        key = f"{job_keys(simulation)}{position}:{last}"
        jobs_api.enqueue(NEXT, key, simulation_id=simulation.pk, position=position, last=last)
    return simulation.done


def _advance(simulation: Simulation, place: Place) -> Place | None:
    """One batch of people: their changes are written, the figures added. None when everybody was looked at."""
    scope = Scope(against=simulation.against, data_from=simulation.data_from, data_to=simulation.data_to)
    editions = editions_in(scope, simulation.resolution)
    takers, following = batch(editions, after=place, size=SIZE)
    if takers:
        on = timezone.localdate(simulation.asked_at)
        _write(simulation, takers, Trial(resolution=simulation.resolution, scope=scope, editions=editions, on=on))
    is_done = len(takers) < SIZE and following[0] >= len(editions) - 1
    simulation.state = Simulation.State.DONE if is_done else Simulation.State.RUNNING
    simulation.finished_at = timezone.now() if is_done else None
    simulation.done += len(takers)
    simulation.save(update_fields=["state", "finished_at", "done", "summary"])
    return None if is_done else following


def _write(simulation: Simulation, takers: list[Taker], trial: Trial) -> None:
    found = trial.differences(takers)
    for taker in takers:
        simulation.summary = rules.add(simulation.summary, rules.figures_of(taker.country, found[taker.uid]))
    SimulatedChange.objects.bulk_create(
        SimulatedChange(
            simulation=simulation,
            person_uid=taker.uid,
            country=taker.country,
            edition_id=change.edition,
            component=change.component,
            before=change.before,
            after=change.after,
            complete_before=change.complete_before,
            complete_after=change.complete_after,
        )
        for taker in takers
        for change in found[taker.uid]
    )
