"""`manage.py select < case.json`: one case in, who is selected and why out. Needs neither database nor settings.

Exit status 2 and one sentence that names the field and the remedy where the case cannot be decided.
"""

import argparse
import json
import re
import sys
from typing import IO, Any

from courses.admissions.domain import case as cases
from courses.admissions.domain import solving
from courses.admissions.domain.fields import CaseRefused
from courses.admissions.domain.programme import CannotBeMet
from courses.admissions.domain.readings import READINGS, Turn
from courses.admissions.domain.selection import Outcome

NO_SEED = "0" * 64
REFUSED = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reading", choices=list(READINGS), help="reading of the rule; A where the case says nothing")
    parser.add_argument("--seed", default=NO_SEED, metavar="HEX", help="public value for the lots, in hexadecimal")
    parser.add_argument("--why", metavar="ID", help="work out the reason of one application under side conditions")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="manage.py select", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    arguments(parser)
    options = parser.parse_args(argv)
    return run(sys.stdin.buffer, sys.stdout, sys.stderr, reading=options.reading, seed=options.seed, why=options.why)


def run(source: IO[bytes], out: IO[str], err: IO[str], *, reading: str | None, seed: str, why: str | None) -> int:
    try:
        answer = decide(_text(source), reading=reading, seed=seed, why=why)
    except CaseRefused as refusal:
        err.write(f"select: {refusal}\n")
        return REFUSED
    except CannotBeMet as conflict:
        err.write("select: rule: the conditions cannot be met together. The smallest relaxation: ")
        err.write(f"{'; '.join(conflict.relaxation)}.\n")
        return REFUSED
    out.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    return 0


def _text(source: IO[bytes]) -> str:
    try:
        return source.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseRefused(f"byte {error.start}", "is not UTF-8; save the case as UTF-8.") from error


def decide(document: str, *, reading: str | None, seed: str, why: str | None = None) -> dict[str, Any]:
    if not re.fullmatch(r"[0-9a-fA-F]{1,128}", seed):
        raise CaseRefused("--seed", "must be 1 to 128 hexadecimal digits.")
    found = cases.parse(document, reading=reading)
    outcome = solving.solve(found.candidates, rule=found.rule, seed=seed.lower(), fixed=found.fixed)
    answer = answer_of(found, outcome, seed=seed.lower())
    if why is not None:
        answer["reasons"][why] |= _one(why, found, answer, seed=seed.lower())
    return answer


def _one(why: str, found: cases.Case, answer: dict[str, Any], *, seed: str) -> dict[str, Any]:
    if why not in answer["reasons"]:
        raise CaseRefused("--why", f"{why!r} is not the id of an application.")
    if answer["reasons"][why]["code"] != "SIDE_CONDITIONS":
        return {}
    return solving.reason_of(why, found.candidates, rule=found.rule, seed=seed, fixed=found.fixed)


def answer_of(found: cases.Case, outcome: Outcome, *, seed: str) -> dict[str, Any]:
    """The result as it is written, sealed and checked."""
    return {
        "selected": outcome.selected,
        "objective": outcome.objective,
        "cutoff": turn(outcome.cutoff),
        "reasons": outcome.reasons | found.excluded,
        "reading": found.rule.reading,
        "seed": seed,
        "method": outcome.method,
        "considered": len(found.candidates),
        "transcript": outcome.transcript,
    }


def turn(found: Turn | None) -> dict[str, Any] | None:
    return {"country": found.country, "turn": found.number} if found else None
