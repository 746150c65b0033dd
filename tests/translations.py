"""`python -m tests.translations`: every sentence in code and templates has a French one, none is fuzzy, and the
compiled catalogue is that of the sentences."""

import filecmp
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "academy" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
COLLECT = [
    "manage.py",
    "makemessages",
    "-l",
    "fr",
    "--no-location",
    "--no-wrap",
    "-i",
    ".venv",
    "-i",
    "var",
    "-i",
    "tests",
]


def _run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603


def _attributes(*flags: str) -> str:
    return _run("msgattrib", "--no-obsolete", *flags, str(CATALOGUE))


def problems() -> list[str]:
    """What is wrong with the French catalogue; the catalogue itself is left as it was."""
    before = CATALOGUE.read_bytes()
    found = []
    try:
        _run(sys.executable, *COLLECT)
        if untranslated := _attributes("--untranslated"):
            found.append(f"without French:\n{untranslated}")
        if fuzzy := _attributes("--only-fuzzy"):
            found.append(f"fuzzy:\n{fuzzy}")
    finally:
        CATALOGUE.write_bytes(before)
    with tempfile.TemporaryDirectory() as folder:
        compiled = Path(folder) / "django.mo"
        _run("msgfmt", "--check-format", "-o", str(compiled), str(CATALOGUE))
        if not filecmp.cmp(compiled, CATALOGUE.with_suffix(".mo"), shallow=False):
            found.append("django.mo is older than django.po: run `make messages`")
    return found


if __name__ == "__main__":
    for problem in (wrong := problems()):
        sys.stderr.write(f"{problem}\n")
    sys.exit(bool(wrong))
