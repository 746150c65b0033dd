"""The permanent register of what was issued, its erasable record, and which certificate is the current one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from certificates.models.lists import Release


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
    supplement_sha256 = models.CharField(max_length=64, blank=True)  # of its words, as printed on it; "" without one
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
    guards.append_only("certificates_registerentry"),
    guards.Guard(
        name="certificates_certificaterecord_frozen",
        table="certificates_certificaterecord",
        events=("UPDATE",),
        message="a certificate is frozen with its digest: it may be erased, never changed",
    ),
    guards.Guard(
        name="certificates_currentcertificate_gives_way",
        table="certificates_currentcertificate",
        events=("UPDATE",),
        when=(
            "NEW.entry_id <> OLD.entry_id AND NOT EXISTS (SELECT 1 FROM certificates_registerentry e "
            "WHERE e.id = NEW.entry_id AND e.supersedes_id = OLD.entry_id)"
        ),
        message="a current certificate gives way only to the one that supersedes it",
    ),
)
