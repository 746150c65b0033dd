"""10 000 applications come in by a list, are screened, and go out, as CSV and as XLSX, each within its limit.

Through the pages of the Secretariat, on SQLite, and on PostgreSQL where DATABASE_URL names a server.
`python -m tests.bench.lists_bench`.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from tests.bench import scratch

ROWS = 10_000
# Seconds of processor time: what an officer waits for a page before she thinks that it hangs.
LIMITS = {"in": 30.0, "screen": 5.0, "out": 25.0}
HEADER = (
    "given_name", "family_name", "email", "country", "institution", "institution_kind", "position", "national_rank",
    "submitted_at", "language", "needs", "motivation", "title", "phone", "sector", "years_in_field", "duties",
    "authority_name", "level_en", "level_fr", "support_asked",
)  # fmt: skip
COUNTRIES = ("MA", "NO", "IT", "ES", "TN", "JP", "BR")


def lines(key: str) -> list[tuple[object, ...]]:
    moment = "2026-02-01T10:00+01:00"
    return [
        ("Given", f"Name {number}", f"n{number}@{key}.example.org", COUNTRIES[number % 7], f"Ministry {number % 90}",
         "governmental", "Adviser", "", moment, "en", "Indicators of services", "To serve better. " * 10, "ms",
         f"00 33 3 {number}", "both", number % 30, "Co-ordination", "N. Alaoui", "B2", "C1", "no")
        for number in range(ROWS)
    ]  # fmt: skip


def measure() -> list[str]:
    """A line for each step; raises where a step took longer than its limit or lost a row."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import connection

    from academy.lib.sheets import as_xlsx, read_xlsx
    from academy.lib.tables import as_csv, read_csv
    from academy.people.domain.vocabulary import RoleCode
    from academy.people.operations import load_roles
    from courses.admissions.models import Application
    from tests.factories.admissions import make_call
    from tests.factories.people import enter, person_with_role

    load_roles()
    officer = person_with_role("Dolores", "Ibarra", RoleCode.SECRETARIAT).user
    assert officer is not None
    desk, said = enter(officer), []

    def timed(step: str, words: str, act: Callable[[], Any]) -> Any:
        start = time.process_time()
        answer = act()
        spent = time.process_time() - start
        assert spent <= LIMITS[step], f"{words}: {spent:.1f} s are more than {LIMITS[step]:.0f} s"
        said.append(f"{ROWS} rows, {words} ({connection.vendor}): {spent:.1f} s, at most {LIMITS[step]:.0f} s")
        return answer

    for sort in ("csv", "xlsx"):
        key = f"list-{sort}"
        make_call(key)
        table = [HEADER, *lines(key)]
        file = as_xlsx(table, title="List") if sort == "xlsx" else as_csv(table)
        address = f"/admin/academy/applications/{key}/"
        upload = SimpleUploadedFile(f"list.{sort}", file)
        got = timed("in", f"{sort} in", lambda: desk.post(f"{address}import/", {"file": upload}))  # noqa: B023 - at once
        assert got.status_code == 302, got.content.decode()[:2000]
        here = Application.objects.filter(call__edition__key=key)
        assert here.count() == ROWS
        timed("screen", f"{sort} screened", lambda: desk.post(f"{address}screen/"))  # noqa: B023 - at once
        assert not here.filter(screening="pending").exists()
        out = timed("out", f"{sort} out", lambda: desk.get(f"{address}export/{sort}/").content)  # noqa: B023 - at once
        read = read_xlsx if sort == "xlsx" else read_csv
        back = read(out, columns=HEADER)
        assert (back.problems, len(back.rows)) == ([], ROWS)
        scratch.tell(f"{sort} done")
    return said


def here() -> None:
    """One engine, the one whose scratch database the settings name."""
    scratch.set_up()
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ALLOWED_HOSTS = ["testserver"]
    for line in measure():
        sys.stdout.write(f"{line}\n")


def run_all() -> None:
    scratch.on_each_engine("tests.bench.lists_bench")


if __name__ == "__main__":
    if "--here" in sys.argv:
        here()
    else:
        run_all()
