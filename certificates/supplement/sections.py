"""The twenty fields in their order. Source: the Academy's list of fields after the Diploma Supplement's sections."""

from typing import Any

from certificates.supplement import closing, course, results, who
from certificates.supplement.gathered import Case

FIELDS = (
    who.holder,
    who.award,
    who.bodies,
    who.provider,
    who.level,
    course.admission,
    course.subject,
    course.mode,
    course.length,
    course.outcomes,
    results.table,
    results.assessment,
    results.scale,
    results.amounts,
    closing.function,
    closing.quality,
    closing.information,
    closing.certification,
    closing.systems,
    closing.disclaimer,
)


def sections_of(case: Case) -> list[dict[str, Any]]:
    """Twenty sections as they are frozen: number, title, facts and rows, each text in French and English."""
    return [field(case).json() for field in FIELDS]
