"""A list that is issued by processes which the system kills: `python -m tests.factories.killed WORLD LIST BY`.

WORLD: a pickled snapshot, laid into the database of DATABASE_URL. LIST, BY: ids of the list and of who issues it. Each
process is a copy of this one and ends by SIGKILL at its point, the last one ends by itself; how they ended is written
as JSON.
"""

import json
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest import mock

# In which act, at which time of its being called: while seals are made, in the middle of the transaction that writes
# them into the register, while a file is being written, and before a certificate is committed.
POINTS = (
    ("certificates.operations.sealing.Sealing.seal", 4),
    ("certificates.operations.sealed_lines.new_head", 1),
    ("django.core.files.storage.filesystem.FileSystemStorage._save", 3),
    ("certificates.operations.entering.audit_api.record", 3),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    import django

    django.setup()
    world, release, by = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    laid = in_a_process(lambda: lay(world))
    ended = [in_a_process(partial(_issue, release, by, point)) for point in (*POINTS, None)]
    sys.stdout.write(json.dumps([laid, *ended]))


def in_a_process(act: Callable[[], Any]) -> int:
    return side_by_side([act])[0]


def side_by_side(acts: Iterable[Callable[[], Any]]) -> list[int]:
    """How a process for each act ended: 0, or the signal that killed it as a negative number."""
    started = [_start(act) for act in acts]
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in started]


def _start(act: Callable[[], Any]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            act()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return pid


def lay(world: Path) -> None:
    """Rows come with their ids, which a fresh database has not counted (PostgreSQL; SQLite goes on from the last)."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from tests.factories import snapshot

    with transaction.atomic(), connection.cursor() as cursor:
        snapshot.lay(pickle.loads(world.read_bytes()), folder=Path(settings.VAR_DIR))  # noqa: S301 - our own
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def _issue(release: int, by: int, point: tuple[str, int] | None) -> None:
    from academy.people.api import User
    from academy.portal.demo.scene import at
    from certificates import api as certificates_api

    if point:
        mock.patch(point[0], killing(*point)).start()
    found = certificates_api.Release.objects.get(pk=release)
    certificates_api.issue_release(release=found, by=User.objects.get(pk=by), now=at(11, 12))


def killing(place: str, times: int) -> Callable[..., Any]:
    """The act itself, until it is called for that time: then the process ends in the middle of it."""
    whole, done = resolve_name(place), count(1)

    def act(*args: Any, **options: Any) -> Any:
        if next(done) == times:
            if place.endswith("_save"):
                _write_half(*args)
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*args, **options)

    return act


def _write_half(storage: Any, name: str, content: Any) -> None:
    path, data = Path(storage.path(name)), content.read()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[: len(data) // 2])


if __name__ == "__main__":
    main()
