"""Writes of learning: one file per kind of thing."""

from courses.learning.operations.awards import record_external_award
from courses.learning.operations.corrections import correct_fact
from courses.learning.operations.decisions import allow_extension, recognise_earlier_learning
from courses.learning.operations.enrolments import enrol, withdraw
from courses.learning.operations.facts import FactSpec, problems_of, record_fact, record_facts
from courses.learning.operations.imports import digest, seen_before
from courses.learning.operations.lessons import mark_lesson_read
from courses.learning.operations.participants import import_participants
from courses.learning.operations.results import import_results

__all__ = [
    "FactSpec",
    "allow_extension",
    "correct_fact",
    "digest",
    "enrol",
    "import_participants",
    "import_results",
    "mark_lesson_read",
    "problems_of",
    "recognise_earlier_learning",
    "record_external_award",
    "record_fact",
    "record_facts",
    "seen_before",
    "withdraw",
]
