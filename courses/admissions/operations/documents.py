"""Documents of an application: looked at by their content, kept in the private storage under their hash."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from academy.audit import api as audit_api
from academy.lib.uploads import UploadRefused, check_upload
from academy.people.api import User
from courses.admissions.domain import form
from courses.admissions.domain.pdf import active_content
from courses.admissions.models import Application, ApplicationFile
from courses.admissions.operations.applying import check_may_change
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
    sort = check_upload(name=file_name, content=content, kinds=KINDS, max_bytes=settings.UPLOAD_MAX_BYTES)
    _refuse_active(file_name, content, sort)
    digest = hashlib.sha256(content).hexdigest()
    document, _made = ApplicationFile.objects.update_or_create(
        application=application,
        kind=kind,
        defaults={
            "file_name": file_name[:200],
            "stored_as": _store(digest, sort, content),
            "sha256": digest,
            "size": len(content),
            "uploaded_at": now,
        },
    )
    application.saved_at = now
    application.save(update_fields=["saved_at"])
    audit_api.record(
        action="application.document_attached", by=by, thing=application, at=now, data={"kind": kind, "sha256": digest}
    )
    return document


def _refuse_active(file_name: str, content: bytes, sort: str) -> None:
    found = active_content(content) if sort == "pdf" else _macros(content)
    if found:
        words = _("The file “%(name)s” holds active content (%(what)s). Print it to PDF again and send that file.")
        raise UploadRefused(words % {"name": file_name, "what": ", ".join(sorted(found))})


def _macros(content: bytes) -> set[str]:
    """Word and OpenDocument files keep programs in parts of these names."""
    return {"macro"} if any(part in content for part in (b"vbaProject.bin", b"Basic/Standard/")) else set()


def _store(digest: str, sort: str, content: bytes) -> str:
    name = f"applications/{digest[:2]}/{digest}.{sort}"
    storage = storages["private"]
    return name if storage.exists(name) else storage.save(name, ContentFile(content))
