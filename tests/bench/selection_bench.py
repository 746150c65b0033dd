"""`python -m tests.bench.selection_bench`: what the selection costs, against a baseline measured in the same run.

The sort must stay within three times Python's own `sorted` on the same keys (lots included, for both); the integer
programme within five seconds for 1 000 applications with budget, gender, MedNET and merit.
"""

import random
import sys
import time
from collections.abc import Callable
from typing import Any

from courses.admissions.domain.lots import ticket
from courses.admissions.domain.readings import READINGS
from courses.admissions.domain.rule import Candidate, Group, Rule
from courses.admissions.domain.selection import choose
from courses.admissions.domain.solving import solve

SEED = "seed"
SIZE, SOLVED, COUNTRIES, ROUNDS = 100_000, 1_000, 60, 3
MOST_RATIO, MOST_SECONDS = 3.0, 5.0


def pool(size: int) -> list[Candidate]:
    lot = random.Random(1)  # noqa: S311
    numbers = [lot.randrange(COUNTRIES) for _ in range(size)]
    return [
        Candidate(
            id=f"a{n}",
            country=f"C{country}",
            is_pg=country < 41,
            rank=lot.choice([None, 1, 2, 3, 4]),
            merit=lot.randrange(100),
            grant=lot.randrange(21) * 100,
            traits={"gender": lot.choice("fm"), "mednet": country % 7 == 0},
        )
        for n, country in enumerate(numbers)
    ]


def plain_sort(candidates: list[Candidate]) -> None:
    """The same keys, by Python alone: people inside their countries, then country turns."""
    people = sorted(
        candidates,
        key=lambda c: (c.country, c.rank or 99, -(c.merit or 0), not c.is_first_time, ticket(SEED, "person", c.id)),
    )
    numbers: dict[str, int] = {}
    turns = []
    for candidate in people:
        number = numbers[candidate.country] = numbers.get(candidate.country, 0) + 1
        turns.append((candidate.country, number, candidate.is_pg))
    order = READINGS["A"]
    sorted(turns, key=lambda t: (*order(t[2], t[1]), ticket(SEED, "seat", t[0], t[1])))


def best(act: Callable[[], Any], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def main() -> int:
    candidates, rule = pool(SIZE), Rule(capacity=35)
    ours = best(lambda: choose(candidates, rule=rule, seed=SEED))
    reasons = best(lambda: choose(candidates, rule=rule, seed=SEED).reasons)
    baseline = best(lambda: plain_sort(candidates))
    sided = Rule(
        capacity=35,
        reading="A_countries_first",
        budget=15_000,
        groups=(
            Group(field="gender", value="f", least=15, most=20),
            Group(field="mednet", value=True, least=4, most=9),
        ),
    )
    solved = best(lambda: solve(pool(SOLVED), rule=sided, seed=SEED), rounds=1)
    lines = [
        (f"exact sort of {SIZE} / sorted() on the same keys", ours / baseline, MOST_RATIO),
        (f"the same with one reason each ({SIZE}) / sorted()", reasons / baseline, None),
        (f"integer programme, {SOLVED} applications, seconds", solved, MOST_SECONDS),
    ]
    for words, value, most in lines:
        limit = "" if most is None else f"  (at most {most})"
        sys.stdout.write(f"{words:<56} {value:8.2f}{limit}\n")
    return int(any(most is not None and value > most for _, value, most in lines))


if __name__ == "__main__":
    sys.exit(main())
