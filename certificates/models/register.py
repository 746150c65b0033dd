"""Release lists and approvals, the erasable record of a certificate, the permanent register, status, and files."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class Release(models.Model):
    """A list that the Secretariat proposes and every participating institution approves before anything is issued."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved by every institution")
        ISSUING = "issuing", _("being issued")
        ISSUED = "issued", _("issued")
        WITHDRAWN = "withdrawn", _("withdrawn")

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="releases")
    component = models.CharField(max_length=3)
    institutions = models.ManyToManyField("people.Institution", related_name="releases")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("release list")
        verbose_name_plural = _("release lists")
        ordering: ClassVar = ["-proposed_at"]

    def __str__(self) -> str:
        return f"{self.edition} {self.component}"


class RecognitionRequest(models.Model):
    """A participant at the level asks for formal recognition, or the Secretariat proposes it; every step is kept.

    Source: P-PG (2020) 10, P-PG/Academy, item 7 ("pourra obtenir").
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        LISTED = "listed", _("on a list")
        ISSUED = "issued", _("certificate issued")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="recognition_requests")
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="recognition_requests")
    component = models.CharField(max_length=3)
    asked_by = models.CharField(max_length=64)
    is_own_request = models.BooleanField()
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    grounds = models.TextField(blank=True)  # of a refusal
    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, blank=True, related_name="recognition_requests"
    )

    class Meta:
        verbose_name = _("request for recognition")
        verbose_name_plural = _("requests for recognition")
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "component"],
                condition=Q(state__in=["asked", "listed"]),
                name="one_open_request_per_component",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(grounds=""), name="a_refused_recognition_has_grounds"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.component}"


class RecognitionStep(models.Model):
    """One step of a request, with its time: asked, listed, approved by an institution, held, issued, refused."""

    request = models.ForeignKey(RecognitionRequest, on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(max_length=20)
    institution = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="recognition_steps"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("step of a request")
        verbose_name_plural = _("steps of a request")
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.code


class ReleaseLine(models.Model):
    """One name on a list, with the grounds: credits held and required, met requirements.

    name: as it is to be printed, where it differs from the person's. supersedes: of a re-issue, the certificate that
    the new one takes the place of, and why.
    """

    class Why(models.TextChoices):
        NAME = "name", _("the name is corrected")
        LOST = "lost", _("the certificate is lost")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="release_lines")
    grounds = models.JSONField()
    name = models.CharField(max_length=200, blank=True)
    supersedes = models.ForeignKey(
        "certificates.RegisterEntry", on_delete=models.PROTECT, null=True, blank=True, related_name="reissue_lines"
    )
    why = models.CharField(max_length=4, choices=Why.choices, blank=True)
    asked_by = models.CharField(max_length=64, blank=True)  # of a re-issue: the officer
    held_by = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    held_reason = models.TextField(blank=True)
    held_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("line of a release list")
        verbose_name_plural = _("lines of a release list")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "person"], name="one_line_per_person"),
            models.CheckConstraint(condition=Q(held_by__isnull=True) | ~Q(held_reason=""), name="a_hold_has_a_reason"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, why="") | Q(supersedes__isnull=False) & ~Q(why=""),
                name="a_reissue_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def printed_name(self) -> str:
        return self.name or self.person.printed_name


class Approval(models.Model):
    """An officer of an institution approves a list, on the own account. Adding a name later needs another list."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="approvals")
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="approvals")
    officer = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="approvals")
    list_hash = models.CharField(max_length=64)  # what was seen and approved
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "institution"], name="one_approval_per_institution"),
            models.UniqueConstraint(fields=["release", "officer"], name="one_institution_per_officer_and_list"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.institution_id}"


class RegisterEntry(models.Model):
    """The permanent row of an issued certificate: no name, kept when everything else is erased."""

    number = models.CharField(max_length=24, unique=True)  # printed, e.g. "IDPA-2027-I-000012"
    code = models.CharField(max_length=26, unique=True)  # address /V/<code>, Crockford base32 of 128 random bits
    person_uid = models.UUIDField(db_index=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="register_entries")
    component = models.CharField(max_length=3)
    issuers = models.JSONField()  # ordered institution keys
    payload_digest = models.CharField(max_length=64)
    record_digest = models.CharField(max_length=64, blank=True)  # of what the institutions signed; "" before seals
    pdf_sha256 = models.CharField(max_length=64)
    issued_on = models.DateField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name = _("register entry")
        verbose_name_plural = _("register entries")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "person_uid"], name="one_certificate_per_line"),
        ]
        indexes: ClassVar = [
            # Few supersede another. Having counted the empty cells of the unique index, SQLite would rather read the
            # whole register for each certificate that is looked up.
            models.Index(fields=["supersedes"], condition=Q(supersedes__isnull=False), name="those_that_supersede"),
        ]

    def __str__(self) -> str:
        return self.number


class CertificateRecord(models.Model):
    """The frozen payload with the name: everything the paper says, in final words. Erasable; the register row stays."""

    entry = models.OneToOneField(RegisterEntry, on_delete=models.PROTECT, related_name="record")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="certificates")
    payload = models.JSONField()
    record = models.BinaryField(default=bytes)  # what the institutions signed, byte for byte
    stored_as = models.CharField(max_length=200)  # PDF in the private storage, named by its hash

    class Meta:
        verbose_name = _("certificate record")
        verbose_name_plural = _("certificate records")

    def __str__(self) -> str:
        return str(self.entry_id)


class ReasonClass(models.TextChoices):
    """On which grounds a status may change: a closed list, kept with the change and never public."""

    ERROR = "error", _("an error in the certificate")
    NOT_ENTITLED = "not_entitled", _("the requirements were not met after all")
    FRAUD = "fraud", _("fraud or impersonation")
    KEY = "key", _("a signing key is compromised")
    INQUIRY = "inquiry", _("an inquiry is under way")
    INQUIRY_CLOSED = "inquiry_closed", _("the inquiry is closed, the certificate stands")
    REISSUED = "reissued", _("a newer version was issued")
    HOLDER = "holder", _("at the holder’s request")
    BODY = "body", _("by decision of a body of the institution")


class StatusChange(models.Model):
    """Suspended, revoked, withdrawn by one co-issuer, or restored: a fact with its date. The reason is not public."""

    class Status(models.TextChoices):
        VALID = "valid", _("valid")
        SUSPENDED = "suspended", _("suspended")
        REVOKED = "revoked", _("revoked")
        WITHDRAWN = "withdrawn", _("withdrawn by one co-issuer")
        SUPERSEDED = "superseded", _("superseded")

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="status_changes")
    status = models.CharField(max_length=10, choices=Status.choices)
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="status_changes")
    # Empty on changes made before there was a list of permitted grounds.
    reason_class = models.CharField(max_length=14, choices=ReasonClass.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=64)
    # A status change needs two people of the institution that makes it.
    confirmed_by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(by=models.F("confirmed_by")), name="two_people_change_a_status"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.status}"


class StatusRequest(models.Model):
    """One officer asks for a change of status; a second officer of the same institution confirms or refuses it."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="status_requests")
    status = models.CharField(max_length=10, choices=StatusChange.Status.choices)
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="status_requests")
    reason_class = models.CharField(max_length=14, choices=ReasonClass.choices, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    requested_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="status_requests")
    requested_at = models.DateTimeField(default=timezone.now)
    is_open = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("request for a change of status")
        verbose_name_plural = _("requests for a change of status")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "institution"], condition=Q(is_open=True), name="one_open_request_per_institution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.status}"


class CurrentCertificate(models.Model):
    """Which certificate of a person and component is the current one; superseded ones stay in the register."""

    person_uid = models.UUIDField()
    component = models.CharField(max_length=3)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="current_certificates")
    entry = models.OneToOneField(RegisterEntry, on_delete=models.PROTECT, related_name="current")

    class Meta:
        verbose_name = _("current certificate")
        verbose_name_plural = _("current certificates")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person_uid", "component", "edition"], name="one_current_certificate")
        ]

    def __str__(self) -> str:
        return str(self.entry_id)


guards.register(
    guards.append_only("certificates_recognitionstep"),
    guards.append_only("certificates_registerentry"),
    guards.append_only("certificates_statuschange"),
    guards.append_only("certificates_approval"),
)
