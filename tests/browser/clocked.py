"""The Academy as a WSGI application that lives at the moment which a file names; a test moves it by writing the file.

One request at a time, because a journey in time is the whole process's.
"""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

import time_machine

from academy.wsgi import application as academy

CLOCK = "JOURNEY_CLOCK"  # the environment variable that names the file
_one_at_a_time = Lock()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    moment = datetime.fromisoformat(Path(os.environ[CLOCK]).read_text())
    with _one_at_a_time, time_machine.travel(moment, tick=True):
        return academy(environ, start_response)
