"""What facts are about, by title: sessions, tests, assignments, distance modules. Five SQL statements at most."""

from collections.abc import Mapping, Sequence

from academy.lib.bilingual import in_language
from academy.portal.statement.words import Subjects
from courses.assessment.api import Test
from courses.assignments.api import Assignment
from courses.catalogue.api import Module
from courses.learning.api import Fact
from courses.seminars.api import Session


def subjects_of(facts: Sequence[Fact]) -> Mapping[int, Subjects]:
    """By edition: (kind, subject key) to the title in the language of the reader."""
    keys = {fact.subject_key for fact in facts}
    tests = {test.key: str(test) for test in Test.objects.filter(key__in=keys)}
    assignments = {one.key: str(one) for one in Assignment.objects.filter(key__in=keys)}
    editions = {fact.edition_id for fact in facts}
    found: dict[int, dict[tuple[str, str], str]] = {edition: {} for edition in editions}
    for session in Session.objects.filter(module__edition__in=editions, key__in=keys).select_related("module"):
        found[session.module.edition_id][Fact.Kind.ATTENDANCE, session.key] = in_language(session, "title")
    for module in Module.objects.filter(edition__in=editions, content_key__in=keys):
        found[module.edition_id][Fact.Kind.LESSONS, module.content_key] = in_language(module, "title")
    for fact in facts:
        named = found[fact.edition_id]
        if fact.kind == Fact.Kind.TEST and fact.subject_key in tests:
            named[fact.kind, fact.subject_key] = tests[fact.subject_key]
        elif fact.kind == Fact.Kind.ASSIGNMENT and fact.subject_key in assignments:
            named[fact.kind, fact.subject_key] = assignments[fact.subject_key]
    return found
