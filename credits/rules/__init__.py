"""One file per kind of rule, found by itself: add a file and the kind exists.

A file defines KIND and `evaluate(settings, case) -> Result`. It stands alone and knows no framework.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from credits.domain.facts import Rule


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its kind."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {module.KIND: module.evaluate for module in modules}
