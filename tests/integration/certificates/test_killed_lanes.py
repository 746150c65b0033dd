"""Two workers issue one list side by side and are killed by the operating system; two others end it, once."""

import os
import pickle
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests import template_database
from tests.factories import killed_lanes, snapshot
from tests.factories.world import Play
from tests.integration.certificates.test_killed import LINES, approved, run

pytestmark = pytest.mark.django_db


def test_two_lanes_that_are_killed_issue_every_certificate_once_and_close_the_list_once(
    play: Play, base: snapshot.Tables, tmp_path: Path
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite one process issues a list")
    scene = play(6)
    release = approved(scene)
    world, folder = tmp_path / "world", tmp_path / "var"
    world.write_bytes(pickle.dumps(snapshot.take(base=base, folder=tmp_path)))
    given = os.environ["DATABASE_URL"]
    name = template_database.postgresql_copy(given, f"lanes{os.getpid()}")
    url, program = template_database.named(given, name), killed_lanes.__name__
    try:
        ended = run(world, folder, url, release.pk, scene.who("dolores").pk, program=program)
        assert ended == [0, 0, -9, -9, 0, 0]
        with psycopg.connect(url) as opened:
            papers = _whole(opened, release.pk)
    finally:
        with psycopg.connect(template_database.named(given, "postgres"), autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    assert len(papers) == LINES
    for expected, stored_as in papers.items():
        assert sha256((folder / "private" / stored_as).read_bytes()).hexdigest() == expected
    stored = {path.name for path in (folder / "private" / "certificates").rglob("*.pdf")}
    assert stored == {Path(one).name for one in papers.values()}


def _whole(opened: psycopg.Connection, release: int) -> dict[str, str]:
    """Numbers without a gap, each with everything that belongs to it; where each paper lies, by its digest."""
    numbers = [f"IDPA-2026-I-{number:06d}" for number in range(1, LINES + 1)]
    assert column(opened, "SELECT number FROM certificates_registerentry ORDER BY number") == numbers
    assert column(opened, "SELECT last FROM certificates_numberseries") == [LINES]
    assert column(opened, "SELECT position FROM certificates_logleaf ORDER BY position") == list(range(LINES))
    assert column(opened, "SELECT count(*) FROM certificates_sealedline") == [0]
    assert column(opened, "SELECT count(*) FROM certificates_sealsignature") == [2 * LINES]
    assert column(opened, "SELECT count(*) FROM certificates_pdfsignature") == [2 * LINES]
    assert column(opened, "SELECT count(*) FROM certificates_badgefile") == [LINES]
    assert column(opened, f"SELECT state FROM certificates_release WHERE id = {release}") == ["issued"]  # noqa: S608
    assert column(opened, "SELECT count(*) FROM audit_auditrecord WHERE action = 'release.issued'") == [1]
    assert column(opened, "SELECT count(*) FROM audit_auditrecord WHERE action = 'certificate.issued'") == [LINES]
    assert column(opened, "SELECT count(*) FROM jobs_job WHERE kind = 'certificates.issue_on' AND state <> 'done'") == [
        0
    ]
    return dict(opened.execute(
        "SELECT e.pdf_sha256, r.stored_as FROM certificates_registerentry e JOIN certificates_certificaterecord r "
        "ON r.entry_id = e.id"
    ).fetchall())  # fmt: skip


def column(opened: psycopg.Connection, statement: str) -> list[Any]:
    return [row[0] for row in opened.execute(statement).fetchall()]
