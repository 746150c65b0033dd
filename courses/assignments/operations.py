"""Handing in and marking. The file goes to the private storage, named by its hash; the mark becomes a fact."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from academy.audit import api as audit_api
from academy.lib.uploads import check_upload
from academy.people import api as people_api
from academy.people.api import Permission, User
from courses.assignments.domain import marking
from courses.assignments.models import Assignment, Criterion, Mark, Submission
from courses.assignments.refusals import BadLevels, NoSubmissionLeft, NotYours
from courses.learning import api as learning_api
from courses.learning.api import Enrolment, Fact

KINDS = frozenset({"pdf", "docx", "odt"})


@transaction.atomic
def load_assignment(data: Mapping[str, Any]) -> Assignment:
    """An assignment with its rubric, made once by key."""
    known = Assignment.objects.filter(key=data["key"]).first()
    if known:
        return known
    fields = {name: value for name, value in data.items() if name not in {"criteria", "label"}}
    assignment = Assignment.objects.create(**fields)
    Criterion.objects.bulk_create(Criterion(assignment=assignment, **line) for line in data["criteria"])
    return assignment


@transaction.atomic
def hand_in(
    *, enrolment: Enrolment, assignment: Assignment, file_name: str, content: bytes, by: User, now: datetime
) -> Submission:
    """Take a file, looked at by its content; raises UploadRefused, NoSubmissionLeft, NotYours.

    The same file again is the same submission.
    """
    if enrolment.person.user_id != by.pk:
        raise NotYours
    Enrolment.objects.select_for_update(no_key=True).get(pk=enrolment.pk)
    kind = check_upload(name=file_name, content=content, kinds=KINDS, max_bytes=settings.UPLOAD_MAX_BYTES)
    digest = hashlib.sha256(content).hexdigest()
    earlier = Submission.objects.filter(enrolment=enrolment, assignment=assignment)
    same = earlier.filter(sha256=digest).first()
    if same:
        return same
    if earlier.count() > assignment.resubmissions:
        raise NoSubmissionLeft(earlier.count())
    submission = Submission.objects.create(
        enrolment=enrolment,
        assignment=assignment,
        number=earlier.count() + 1,
        file_name=file_name[:200],
        stored_as=_store(digest, kind, content),
        sha256=digest,
        size=len(content),
        submitted_at=now,
    )
    audit_api.record(action="assignment.handed_in", by=by, thing=submission, data={"sha256": digest})
    return submission


def _store(digest: str, kind: str, content: bytes) -> str:
    name = f"submissions/{digest[:2]}/{digest}.{kind}"
    storage = storages["private"]
    return name if storage.exists(name) else storage.save(name, ContentFile(content))


@transaction.atomic
def mark(*, submission: Submission, levels: Mapping[str, int], feedback: str, by: User, now: datetime) -> Mark:
    """A marker's level for every criterion; the result is recorded as a fact; the same marker may correct it."""
    enrolment, assignment = submission.enrolment, submission.assignment
    people_api.check(by, Permission.ASSIGNMENTS_MARK, scope="edition", scope_key=str(enrolment.edition_id))
    criteria = list(assignment.criteria.all())
    for criterion in criteria:
        if str(levels.get(criterion.key)) not in criterion.levels:
            raise BadLevels(criterion.key)
    chosen = {criterion.key: int(levels[criterion.key]) for criterion in criteria}
    result = marking.result(chosen, {criterion.key: criterion.weight for criterion in criteria})
    given = Mark.objects.update_or_create(
        submission=submission,
        marker=by,
        defaults={"levels": chosen, "result": result, "feedback": feedback, "marked_at": now},
    )[0]
    audit_api.record(action="assignment.marked", by=by, thing=given, data={"result": result})
    _record(submission, result, by=by, now=now)
    return given


def _record(submission: Submission, result: int, *, by: User, now: datetime) -> None:
    enrolment, assignment = submission.enrolment, submission.assignment
    module = enrolment.edition.modules.filter(content_key=assignment.content_key).first()
    learning_api.record_fact(
        person=enrolment.person,
        edition=enrolment.edition,
        kind=Fact.Kind.ASSIGNMENT,
        subject_key=assignment.key,
        value=result,
        out_of=10_000,
        passed=result >= 100 * assignment.pass_percent,
        activity_date=timezone.localdate(submission.submitted_at),
        evidence=f"submission:{submission.pk}",
        module_number=module.number if module else None,
        by=by,
        now=now,
    )
