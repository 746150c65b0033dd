"""One folder per type of question, found by itself: add a folder and the type exists."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from courses.assessment.domain.question import QuestionType


@cache
def types() -> dict[str, QuestionType]:
    """Every type by its key."""
    names = [module.name for module in iter_modules(__path__) if module.ispkg]
    found = [import_module(f"{__name__}.{name}").TYPE for name in names]
    return {kind.key: kind for kind in found}
