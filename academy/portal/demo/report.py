"""What the main job prints: rules with their place, expected against actual, progress. A difference ends the run."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO, TypeVar

Item = TypeVar("Item")


class Different(Exception):
    """The independent recount and the Academy disagree."""

    def __init__(self, what: str, expected: object, actual: object) -> None:
        super().__init__(f"{what}: expected {expected}, got {actual}")


@dataclass(kw_only=True)
class Report:
    out: TextIO = field(default_factory=lambda: sys.stdout)
    started: float = field(default_factory=time.monotonic)
    checks: int = 0

    def step(self, number: int, title: str) -> None:
        self._say(f"\n{number}. {title}  [{time.monotonic() - self.started:.0f} s]")

    def rule(self, place: str, words: str) -> None:
        self._say(f"   § {place}: {words}")

    def note(self, words: str) -> None:
        self._say(f"     {words}")

    def check(self, what: str, *, expected: object, actual: object) -> None:
        """Print both; end the run when they differ."""
        self.checks += 1
        mark = "=" if expected == actual else "≠"
        self._say(f"   {'✓' if expected == actual else '✗'} {what}: expected {expected} {mark} actual {actual}")
        if expected != actual:
            raise Different(what, expected, actual)

    def progress(self, what: str, items: Iterable[Item], *, total: int) -> Iterator[Item]:
        """Show how far a long part is; one line that is rewritten on a terminal, a few lines elsewhere."""
        live = self.out.isatty()
        for done, item in enumerate(items, start=1):
            yield item
            if live:
                self.out.write(f"\r     {what} {done}/{total} ")
                self.out.flush()
            elif done == total or done % max(1, total // 4) == 0:
                self._say(f"     {what} {done}/{total}")
        if live:
            self.out.write("\n")

    def _say(self, line: str) -> None:
        self.out.write(line + "\n")
        self.out.flush()
