"""Hostile files read in a process of little memory and time: `python -m tests.factories.limited`.

Each line of the answer: kind and name, verdict, seconds of processor time. What the limit of memory stops is no
verdict: the line then says which error it was.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from certificates.domain import inclusion
from certificates.domain.trust import Trust
from tests.factories import hostile
from tests.factories.seals import record

MEMORY, SECONDS = 900 * 2**20, 120  # of address space, of processor time of all files together
Check = Callable[[], object]


def main() -> None:
    kinds = {"pdf": _pdfs, "seal": _seals, "json": _json, "picture": _pictures}
    checks = [(f"{kind}: {name}", check) for kind, made in kinds.items() for name, check in made()]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    lines = []
    for name, check in checks:
        start = time.process_time()
        try:
            said = str(check())
        except BaseException as error:
            said = f"error: {error!r}"[:200]
        lines.append([name, said, round(time.process_time() - start, 3)])
    sys.stdout.write(json.dumps(lines))


def _status_of(check: Callable[..., Any], *given: Any) -> object:
    return check(*given).status


def _entry_of(data: bytes, trust: Trust) -> object:
    return inclusion.check(data, seal=b"", record=record(), trust=trust).entry


def _pdfs() -> Iterator[tuple[str, Check]]:
    from certificates.domain.signed_pdf import check_pdf
    from tests.factories.papers import press

    trust = press().trust
    for name, make in hostile.PDFS.items():
        content = make()
        yield name, partial(_status_of, check_pdf, content, trust)


def _seals() -> Iterator[tuple[str, Check]]:
    from certificates.domain import base41, sealed
    from tests.factories.seals import house

    trust = house().trust
    for name, data in hostile.SEALS.items():
        yield name, partial(_status_of, sealed.check, data, trust)
        text = base41.encode(data)
        yield f"{name}, as text", partial(_status_of, sealed.check_text, text, trust)


def _json() -> Iterator[tuple[str, Check]]:
    from certificates.domain.attached import is_bundle_of, is_supplement_of
    from tests.factories.badges import wallet

    good = wallet()
    for name, data in hostile.DOCUMENTS.items():
        yield f"badge: {name}", partial(_status_of, good.check, data)
        yield f"bundle: {name}", partial(is_bundle_of, data, record=record(), signed=b"")
        yield f"supplement: {name}", partial(is_supplement_of, data, record=record())
        yield f"proof: {name}", partial(_entry_of, data, good.house.trust)


def _pictures() -> Iterator[tuple[str, Check]]:
    from certificates.domain.trust import to_json
    from certificates.domain.verify_certificate import main as verify
    from tests.factories.seals import house

    folder = Path(tempfile.mkdtemp())
    (folder / "trust.json").write_text(json.dumps(to_json(house().trust)), encoding="utf-8")

    def read(name: str) -> str:
        errors = StringIO()
        with redirect_stderr(errors), redirect_stdout(StringIO()):
            code = verify(["--language", "en", "--trust", str(folder / "trust.json"), str(folder / name)])
        return f"{code} {errors.getvalue().strip()}"

    for number, (name, make) in enumerate(hostile.PICTURES.items()):
        (folder / f"{number}.png").write_bytes(make())
        yield name, partial(read, f"{number}.png")


if __name__ == "__main__":
    main()
