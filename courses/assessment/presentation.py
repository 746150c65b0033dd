"""What a person may see of a question: its words in the person's language, never its key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True, kw_only=True)
class Choice:
    id: str
    words: str
    is_chosen: bool = False
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class Pair:
    id: str
    left: str
    chosen: str


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A question on the page. choices: options, right-hand sides or steps; pairs: left-hand sides of a matching."""

    key: str
    number: int
    type: str
    template: str
    stem: str
    feedback: str
    is_answered: bool
    choices: list[Choice] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)


def shown(line: Mapping[str, Any], number: int, answer: Any) -> Shown:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    body = line["body"]
    return Shown(
        key=line["key"],
        number=number,
        type=line["type"],
        template=f"assessment/questions/{line['type']}.html",
        stem=body["stem"][language],
        feedback=body.get("feedback", {}).get(language, ""),
        is_answered=answer not in (None, [], {}),
        choices=_choices(body, answer, language),
        pairs=[
            Pair(id=pair["id"], left=pair["left"][language], chosen=(answer or {}).get(pair["id"], ""))
            for pair in body.get("pairs", [])
        ],
        positions=list(range(1, len(body.get("items", [])) + 1)),
    )


def _choices(body: Mapping[str, Any], answer: Any, language: str) -> list[Choice]:
    if "options" in body:
        chosen = answer if isinstance(answer, list) else [answer]
        return [Choice(id=o["id"], words=o[language], is_chosen=o["id"] in chosen) for o in body["options"]]
    if "pairs" in body:
        words = {pair["id"]: pair["right"][language] for pair in body["pairs"]}
        return [Choice(id=key, words=words[key]) for key in body.get("rights", words)]
    if "items" in body:
        words = {item["id"]: item[language] for item in body["items"]}
        given = list(answer or [])
        return [
            Choice(id=key, words=words[key], position=given.index(key) + 1 if key in given else None)
            for key in body.get("shown", words)
        ]
    return [Choice(id=value, words="", is_chosen=answer == value) for value in ("true", "false")]
