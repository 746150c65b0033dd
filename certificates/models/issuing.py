"""A certificate before it is one: its number, its seal without a paper; and each institution's signature of the PDF."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class NumberSeries(models.Model):
    """The last number given under a prefix, e.g. "IDPA-2027-I-": locked while numbers are given."""

    prefix = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("series of numbers")
        verbose_name_plural = _("series of numbers")

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"


class NumberedLine(models.Model):
    """Number, code and name of a line, fixed before its certificate is made: whoever goes on makes the same one.

    at: the time of the act of issuing, which the certificate and its signatures name.
    name: as approved; emptied when the record holds it.
    """

    line = models.OneToOneField("certificates.ReleaseLine", on_delete=models.PROTECT, related_name="numbered")
    number = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=26, unique=True)
    name = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("numbered line")
        verbose_name_plural = _("numbered lines")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.number


class SealedLine(models.Model):
    """What the institutions have sealed and no paper carries yet: the words of the certificate and every signature.

    Once its line stands in the public register the seal must be this one, whoever goes on and when. It holds the name:
    it goes when the certificate is entered, whose record then holds the same.
    signatures: key (id) and value (hex) of each, in the order of the issuers. leaf: hash (hex) of its line.
    """

    numbered = models.OneToOneField(NumberedLine, on_delete=models.CASCADE, related_name="sealed")
    payload = models.JSONField()
    record = models.BinaryField()
    signatures = models.JSONField()
    leaf = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("sealed line")
        verbose_name_plural = _("sealed lines")

    def __str__(self) -> str:
        return str(self.numbered_id)


class PdfSignature(models.Model):
    """One institution's signature on the PDF of a certificate, with the level that it reached when it was made."""

    class Level(models.TextChoices):
        BASIC = "B-B", _("PAdES B-B, without a time-stamp")
        STAMPED = "B-T", _("PAdES B-T, with a time-stamp")

    entry = models.ForeignKey("certificates.RegisterEntry", on_delete=models.PROTECT, related_name="pdf_signatures")
    position = models.PositiveSmallIntegerField()  # the order of the issuers
    key = models.ForeignKey("certificates.PublicKey", on_delete=models.PROTECT, related_name="pdf_signatures")
    level = models.CharField(max_length=3, choices=Level.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signature of a PDF")
        verbose_name_plural = _("signatures of PDFs")
        ordering: ClassVar = ["entry", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "position"], name="one_pdf_signature_per_position"),
            models.UniqueConstraint(fields=["entry", "key"], name="one_pdf_signature_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.position}"


guards.register(
    guards.append_only("certificates_pdfsignature"),
    guards.Guard(
        name="certificates_sealedline_never_changed",
        table="certificates_sealedline",
        events=("UPDATE",),
        message="what the institutions have sealed is never changed",
    ),
)
