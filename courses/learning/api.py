"""The names that other apps may use."""

from courses.learning.models import Enrolment, ExternalAward, Fact
from courses.learning.operations import FactSpec, enrol, mark_lesson_read, record_fact, record_facts, withdraw
from courses.learning.queries import (
    enrolled,
    enrolment_for_content,
    enrolments_of,
    facts_of,
    facts_of_edition,
    lessons_read,
)
from courses.learning.signals import fact_recorded

__all__ = [
    "Enrolment",
    "ExternalAward",
    "Fact",
    "FactSpec",
    "enrol",
    "enrolled",
    "enrolment_for_content",
    "enrolments_of",
    "fact_recorded",
    "facts_of",
    "facts_of_edition",
    "lessons_read",
    "mark_lesson_read",
    "record_fact",
    "record_facts",
    "withdraw",
]
