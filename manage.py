#!/usr/bin/env python
"""Run the Academy's commands."""

import os
import sys


def main() -> None:
    if sys.argv[1:2] == ["select"]:  # a pure rule: it needs no settings and no database, and starts at once
        from courses.admissions.domain.command import main as select

        sys.exit(select(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
