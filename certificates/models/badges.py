"""Under which name an institution signs credentials, from which day on; and the credential files that were made."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class IssuerDomain(models.Model):
    """The institution's own domain, where its DID document stands; "" for the Academy's address again.

    The latest row that has begun counts; none is changed, because credentials name the domain of their day for ever.
    """

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="issuer_domains")
    domain = models.CharField(max_length=200, blank=True)
    counts_from = models.DateField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("domain of an issuer")
        verbose_name_plural = _("domains of issuers")
        ordering: ClassVar = ["institution", "counts_from", "pk"]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.domain} {self.counts_from}"


class BadgeFile(models.Model):
    """The credential file of a certificate, made once. It contains the name, so it goes when the record goes."""

    record = models.OneToOneField("certificates.CertificateRecord", on_delete=models.CASCADE, related_name="badge")
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("credential file")
        verbose_name_plural = _("credential files")

    def __str__(self) -> str:
        return self.sha256[:16]


guards.register(
    guards.append_only("certificates_issuerdomain"),
    guards.Guard(
        name="certificates_badgefile_never_changed",
        table="certificates_badgefile",
        events=("UPDATE",),
        message="a credential file is made once and never changed",
    ),
)
