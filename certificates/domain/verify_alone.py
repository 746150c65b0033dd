"""The verifier as a program of its own: read once, and over. Whatever it loads, somebody waits for.

Only for the program, which asks nobody: a server asks time-stamp authorities, and needs what is left out here.
"""

import gc
import sys
from types import ModuleType

from certificates.domain.verify_certificate import main

# By which pyHanko asks others: it loads a client of HTTP, a third of its loading, even to read a file.
_CLIENTS = ("pyhanko.sign.timestamps.aiohttp_client", "pyhanko_certvalidator.fetchers.aiohttp_fetchers")


def run() -> int:
    gc.set_threshold(50_000)  # hardly anything that is loaded becomes garbage before the end
    for name in _CLIENTS:
        sys.modules.setdefault(name, _Absent(name))
    return main()


class _Absent(ModuleType):
    """Has every name that may be imported of it; nothing of it is ever used."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
