"""Does an applicant work in a language of the training? A doubt for a person to look at, never a refusal. Pure."""

from collections.abc import Collection, Mapping

# "Basic users" of the Common European Framework of Reference: they do not follow a seminar in that language.
BASIC = ("A1", "A2")


def works_in_none(held_in: Collection[str], *, levels: Mapping[str, str], written_in: str) -> bool:
    """True where what is known speaks against every language in which the training is held.

    levels: the answer by language, "" where there is none; then having written the application in it says enough.
    """
    known = {language: level for language, level in levels.items() if level}
    if not known and not written_in:
        return False
    spoken = {language for language, level in known.items() if level not in BASIC}
    if written_in not in known:
        spoken.add(written_in)
    return spoken.isdisjoint(held_in)
