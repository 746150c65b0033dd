"""Processes that issue a list are killed by the operating system, one after the other; the last one ends the list."""

import json
import os
import pickle
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from academy.people.models import Institution
from academy.portal.demo.scene import Scene, at
from certificates import api as certificates_api
from certificates.models import Release
from courses.catalogue.models import Edition
from tests import template_database
from tests.factories import killed, snapshot
from tests.factories.world import Play

pytestmark = [pytest.mark.django_db, pytest.mark.engine_free]
LINES = 8


def approved(scene: Scene) -> Release:
    release = certificates_api.propose_release(
        edition=Edition.objects.get(key="demo-et-2026"), component="I",
        institutions=list(Institution.objects.filter(key__in=["pompidou-group", "university-of-malta"])),
        by=scene.who("dolores"), now=at(11, 9),
    )  # fmt: skip
    kept = release.lines.order_by("pk").values_list("pk", flat=True)[:LINES]
    release.lines.exclude(pk__in=list(kept)).delete()
    for officer in ("claire", "esi"):
        certificates_api.approve_release(release=release, by=scene.who(officer), now=at(11, 10))
    return release


def run(world: Path, folder: Path, url: str, *words: Any, program: str = killed.__name__) -> list[int]:
    """How each process ended."""
    environment = {key: value for key, value in os.environ.items() if key not in ("CELERY_BROKER_URL", "REDIS_URL")}
    environment |= {"DATABASE_URL": url, "ACADEMY_VAR_DIR": str(folder), "ACADEMY_KEYS_DIR": str(settings.KEYS_DIR),
                    "ACADEMY_DEMONSTRATION": "1"}  # fmt: skip
    command = [sys.executable, "-m", program, str(world), *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    ended: list[int] = json.loads(done.stdout)
    return ended


def test_whatever_is_killed_no_number_is_used_twice_and_every_certificate_is_whole(
    play: Play, base: snapshot.Tables, tmp_path: Path
) -> None:
    scene = play(6)
    release = approved(scene)
    world, folder = tmp_path / "world", tmp_path / "var"
    world.write_bytes(pickle.dumps(snapshot.take(base=base, folder=tmp_path)))
    file = template_database.sqlite_copy(f"killed-{os.getpid()}")
    ended = run(world, folder, f"sqlite:///{file}", release.pk, scene.who("dolores").pk)
    assert ended == [0, *[-9] * len(killed.POINTS), 0]

    with sqlite3.connect(file) as opened:
        numbers = [row[0] for row in opened.execute("SELECT number FROM certificates_registerentry ORDER BY number")]
        assert numbers == [f"IDPA-2026-I-{number:06d}" for number in range(1, LINES + 1)]
        assert column(opened, "SELECT number FROM certificates_numberedline ORDER BY number") == numbers
        assert column(opened, "SELECT last FROM certificates_numberseries") == [LINES]
        assert column(opened, "SELECT position FROM certificates_logleaf ORDER BY position") == list(range(LINES))
        assert column(opened, "SELECT size FROM certificates_loghead")[0] == LINES
        assert column(opened, "SELECT count(*) FROM certificates_sealedline") == [0]
        for table in ("sealsignature", "pdfsignature"):
            assert column(opened, f"SELECT count(*) FROM certificates_{table}") == [2 * LINES]  # noqa: S608 - ours
        assert column(opened, f"SELECT state FROM certificates_release WHERE id = {release.pk}") == ["issued"]  # noqa: S608
        papers = dict(opened.execute(
            "SELECT e.pdf_sha256, r.stored_as FROM certificates_registerentry e JOIN certificates_certificaterecord r "
            "ON r.entry_id = e.id"
        ))  # fmt: skip
        badges = dict(opened.execute("SELECT sha256, stored_as FROM certificates_badgefile"))
    file.unlink()
    assert len(papers) == len(badges) == LINES
    for expected, stored_as in (papers | badges).items():
        assert sha256((folder / "private" / stored_as).read_bytes()).hexdigest() == expected
    stored = {path.name for path in (folder / "private" / "certificates").rglob("*.pdf")}
    assert stored == {Path(one).name for one in papers.values()}  # no part of a file, and none that nobody holds


def column(opened: sqlite3.Connection, statement: str) -> list[Any]:
    return [row[0] for row in opened.execute(statement)]
