"""The names that other apps may use."""

from courses.learning.models import Enrolment, ExternalAward, Fact, ParticipantsImport, ResultsImport
from courses.learning.operations import (
    FactSpec,
    allow_extension,
    correct_fact,
    digest,
    enrol,
    import_participants,
    import_results,
    mark_lesson_read,
    problems_of,
    recognise_earlier_learning,
    record_external_award,
    record_fact,
    record_facts,
    seen_before,
    withdraw,
)
from courses.learning.permissions import check_organises, organises
from courses.learning.queries import (
    awards_of,
    enrolled,
    enrolment_for_content,
    enrolments_of,
    facts_of,
    facts_of_edition,
    facts_on_record,
    lessons_read,
    participants_imports,
)
from courses.learning.refusals import FactProblem, FactsRefused, LearningRefused
from courses.learning.signals import fact_recorded
from courses.learning.sources import source_words

__all__ = [
    "Enrolment",
    "ExternalAward",
    "Fact",
    "FactProblem",
    "FactSpec",
    "FactsRefused",
    "LearningRefused",
    "ParticipantsImport",
    "ResultsImport",
    "allow_extension",
    "awards_of",
    "check_organises",
    "correct_fact",
    "digest",
    "enrol",
    "enrolled",
    "enrolment_for_content",
    "enrolments_of",
    "fact_recorded",
    "facts_of",
    "facts_of_edition",
    "facts_on_record",
    "import_participants",
    "import_results",
    "lessons_read",
    "mark_lesson_read",
    "organises",
    "participants_imports",
    "problems_of",
    "recognise_earlier_learning",
    "record_external_award",
    "record_fact",
    "record_facts",
    "seen_before",
    "source_words",
    "withdraw",
]
