"""Many clients who act at the same moment, each with an own connection to the database."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

# A server takes a hundred connections; the rest of the clients wait for one, as behind a pool.
CONNECTIONS = 40


def race(act: Callable[[int], Any], *, clients: int) -> list[Any]:
    """What each client got, in order: the result, or the exception. All wait for the same start."""
    start, gate = threading.Barrier(clients), threading.BoundedSemaphore(CONNECTIONS)
    got: list[Any] = [None] * clients

    def client(number: int) -> None:
        start.wait()
        with gate:
            try:
                got[number] = act(number)
            except Exception as error:
                got[number] = error
            finally:
                connection.close()

    threads = [threading.Thread(target=client, args=[number]) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got
