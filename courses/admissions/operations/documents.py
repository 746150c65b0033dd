"""Documents of an application; the latest of its kind counts."""

from datetime import datetime

from django.db import transaction

from academy.audit import api as audit_api
from academy.people.api import User
from courses.admissions.domain import form
from courses.admissions.models import Application, ApplicationFile
from courses.admissions.operations.applying import check_may_change
from courses.admissions.operations.keeping import keep
from courses.admissions.refusals import NotAsked

KINDS = frozenset({"pdf", "docx", "odt"})


@transaction.atomic
def attach_document(
    *, application: Application, kind: str, file_name: str, content: bytes, by: User, now: datetime
) -> ApplicationFile:
    """Keep a document; the same kind again replaces it. Raises UploadRefused, ChangesByRequest, NotAsked."""
    application = check_may_change(application, now)
    if kind not in form.DOCUMENTS or form.demand(form.BY_KEY[kind], application.call.questions) == form.NOT_ASKED:
        raise NotAsked
    kept = keep(folder="applications", file_name=file_name, content=content, kinds=KINDS)
    document, _made = ApplicationFile.objects.update_or_create(
        application=application,
        kind=kind,
        defaults={**vars(kept), "size": len(content), "uploaded_at": now},
    )
    application.saved_at = now
    application.save(update_fields=["saved_at"])
    audit_api.record(
        action="application.document_attached",
        by=by,
        thing=application,
        at=now,
        data={"kind": kind, "sha256": kept.sha256},
    )
    return document
