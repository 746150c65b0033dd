"""`python -m tests.templates`: every template of ours compiles."""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]


def broken() -> list[str]:
    """Templates that do not compile, each with the reason."""
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    found = []
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            try:
                get_template(str(path.relative_to(ROOT / "templates")))
            except TemplateSyntaxError as error:
                found.append(f"{path}: {error}")
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    django.setup()
    for line in (wrong := broken()):
        sys.stderr.write(f"{line}\n")
    sys.exit(bool(wrong))
