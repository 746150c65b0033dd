"""Something that waits for a person: what, until when, where."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Waiting:
    words: str
    address: str
    until: datetime | None = None
    count: int | None = None
