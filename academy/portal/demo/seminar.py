"""Writes the attendance lists of the demonstration: who was in which session for how many minutes."""

import csv
import json
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from academy.portal.demo.scene import ZONE
from courses.catalogue.api import Module
from courses.seminars import api as seminars_api
from courses.seminars.api import Session


def programme(module: Module) -> list[Session]:
    """The sessions of a residential module, from the shipped programme of a four-day seminar."""
    data: dict[str, Any] = json.loads(seminars_api.DEMO_PROGRAMME.read_text(encoding="utf-8"))
    prefix = f"s{module.number}"
    return [_session(module, prefix, line) for line in data["sessions"]]


def _session(module: Module, prefix: str, line: dict[str, Any]) -> Session:
    day = module.starts_on + timedelta(days=int(line["day"]) - 1)

    def when(clock: str) -> datetime:
        return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), tzinfo=ZONE)

    return seminars_api.ensure_session(
        module=module,
        key=f"{prefix}-{str(line['key']).split('-')[-1]}",
        starts_at=when(line["start"]),
        ends_at=when(line["end"]),
        is_contact=bool(line["contact"]),
        title_fr=line["title_fr"],
        title_en=line["title_en"],
    )


def write_list(path: Path, *, sessions: list[Session], emails: list[str], absent: Collection[str]) -> Path:
    """One row per person and contact session; those in `absent` miss every afternoon and the last day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    last_day = max(session.starts_at for session in sessions).date()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["session", "email", "minutes"])
        for session in sessions:
            afternoon = session.starts_at.astimezone(ZONE).hour >= 13 or session.starts_at.date() == last_day
            for email in emails:
                missed = email in absent and afternoon
                rows.writerow([session.key, email, 0 if missed else session.minutes])
    return path


def contact_sessions(module: Module) -> list[Session]:
    return [session for session in programme(module) if session.is_contact]
