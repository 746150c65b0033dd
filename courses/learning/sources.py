"""Where a fact comes from, in words: the register holds short codes, people read sentences."""

import re
from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from academy.lib.dates import date_format
from courses.learning.models import Fact

Words = Callable[[], str]


def source_words(fact: Fact) -> str:
    """The source as a sentence in the reader's language; a text that is no code is told as it was written."""
    for form, words in _FORMS:
        if found := form.fullmatch(fact.evidence):
            return words() % {**_days(fact), **found.groupdict()}
    return fact.evidence


def _days(fact: Fact) -> dict[str, str]:
    """on: the day on which it took place or was handed in; recorded: the day on which it came on record."""
    recorded = timezone.localdate(fact.recorded_at)
    return {"on": date_format(fact.activity_date, "j F Y"), "recorded": date_format(recorded, "j F Y")}


_FORMS: tuple[tuple[re.Pattern[str], Words], ...] = (
    (
        re.compile(r"import:\d+ row (?P<row>\d+)"),
        lambda: _("attendance list handed in on %(recorded)s, row %(row)s"),
    ),
    (
        re.compile(r"import:\d+, not listed"),
        lambda: _("attendance list handed in on %(recorded)s, which does not name the person for this session"),
    ),
    (
        re.compile(r"results:\d+ row (?P<row>\d+)"),
        lambda: _("list of results handed in on %(recorded)s, row %(row)s"),
    ),
    (re.compile(r"attempt:\d+"), lambda: _("attempt of %(on)s at the test, marked by the learning site")),
    (re.compile(r"submission:\d+"), lambda: _("work handed in on %(on)s, marked on %(recorded)s")),
    (re.compile(r"enrolment:\d+"), lambda: _("lessons opened on the learning site, as noted on %(recorded)s")),
    (re.compile(r"(user:\d+|system)"), lambda: _("the confirmation itself, given on %(recorded)s")),
    (re.compile(r"decision:(?P<reference>.+)"), lambda: _("decision %(reference)s")),
    (re.compile(r"correction: (?P<why>.+)"), lambda: _("correction of %(recorded)s: %(why)s")),
    (re.compile(r"appeal:(?P<number>\d+)"), lambda: _("appeal no. %(number)s, upheld on %(recorded)s")),
)
