"""The Secretariat runs the selection: the case is frozen with its hash, the result sealed, everybody has a reason.

Source: P-PG (2020) 10, Executive Training, item 5: "la sélection qui sera opérée par le Secrétariat".
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction

from academy.audit import api as audit_api
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.admissions.domain import selection
from courses.admissions.models import Application, Call, SelectionRun
from courses.admissions.queries import candidates_of
from courses.admissions.refusals import AlreadySelected, NoSeed, NotScreened


@transaction.atomic
def run_selection(*, call: Call, reading: str, seed: str, seed_source: str, by: User, now: datetime) -> SelectionRun:
    """Seal a run. seed: a public value that nobody could know before the list was closed, and where it stood."""
    people_api.check(by, Permission.SELECTION_RUN)
    call = Call.objects.select_for_update(no_key=True).get(pk=call.pk)
    if call.runs.exists():
        raise AlreadySelected
    pending = call.applications.filter(
        state=Application.State.SUBMITTED, screening=Application.Screening.PENDING
    ).count()
    if pending:
        raise NotScreened(pending)
    if not seed.strip() or not seed_source.strip():
        raise NoSeed
    candidates = candidates_of(call)
    capacity = call.edition.capacity or len(candidates)
    outcome = selection.select(candidates, capacity=capacity, reading=reading, seed=seed)
    case = {"capacity": capacity, "reading": reading, "seed": seed, "candidates": [vars(c) for c in candidates]}
    run = SelectionRun.objects.create(
        call=call,
        reading=reading,
        seed=seed,
        seed_source=seed_source,
        case=case,
        case_hash=hashlib.sha256(json.dumps(case, sort_keys=True, separators=(",", ":")).encode()).hexdigest(),
        result={
            "selected": outcome.selected,
            "objective": outcome.objective,
            "reasons": outcome.reasons | _reasons_of_the_others(call),
            "turns": [[turn.country, turn.number] for turn in outcome.turns],
        },
        decided_by=audit_api.actor_key(by),
        decided_at=now,
    )
    audit_api.record(
        action="selection.sealed",
        by=by,
        thing=run,
        authority="P-PG/Training",
        data={"case_hash": run.case_hash, "reading": reading, "objective": outcome.objective},
    )
    return run


def _reasons_of_the_others(call: Call) -> dict[str, Any]:
    """Applications that were not considered, each with the reason of its screening."""
    considered = call.applications.filter(state=Application.State.SUBMITTED, screening=Application.Screening.ELIGIBLE)
    return {
        str(application.ticket): {
            "code": "STATUS_WITHDRAWN" if application.state == "withdrawn" else application.screening_reason,
            "country": application.country_id,
        }
        for application in call.applications.exclude(pk__in=considered).exclude(state=Application.State.DRAFT)
    }
