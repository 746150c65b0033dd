"""Where and when the demonstration plays: its clock, its folder, its people, its report."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import connection

from academy.governance.api import Resolution
from academy.people.api import User
from academy.portal.demo.report import Report

ZONE = ZoneInfo("Europe/Paris")
YEAR = 2026  # the edition that is played from call to certificate lies in the past, so that nothing waits for a date
TRAINING, COURSE = "executive-training", "executive-course"
TRAINING_EDITION, COURSE_EDITION, NEXT_EDITION = f"demo-et-{YEAR}", f"demo-ii-{YEAR}", f"demo-et-{YEAR + 1}"
VERSION = "10"  # of the story: a folder in which another one was played cannot be continued
RESOLUTION, NEXT_RESOLUTION = f"{YEAR}/01", f"{YEAR + 1}/01"


def at(month: int, day: int, hour: int = 10, minute: int = 0, *, year: int = YEAR) -> datetime:
    return datetime.combine(date(year, month, day), time(hour, minute), tzinfo=ZONE)


@dataclass(kw_only=True)
class Scene:
    report: Report
    folder: Path
    applications: Path
    people: dict[str, User] = field(default_factory=dict)

    def who(self, key: str) -> User:
        return self.people[key]

    def is_of_this_version(self) -> bool:
        """Whether the folder is new or was begun by this version of the story; a new one is marked."""
        mark = self.folder / "story"
        if not mark.exists() and not _has_been_played():
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.write_text(VERSION)
        return mark.exists() and mark.read_text() == VERSION


def _has_been_played() -> bool:
    """Whether a story stands in the database already; one without tables, or without a resolution, is new."""
    table = Resolution._meta.db_table
    return table in connection.introspection.table_names() and Resolution.objects.exists()
