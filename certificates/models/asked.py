"""What is to be signed with a key that is not on this machine: asked for in a file, answered in a file."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignatureAsked(models.Model):
    """One signature that an institution is asked for. It goes once what it signs is written, and names nobody then.

    message: the very bytes to be signed; sha256: theirs (hex). value: the signature (hex), "" until it is given.
    document: of a PDF the file as it is signed, of a list its words. by: who was issuing, and goes on.
    """

    class Kind(models.TextChoices):
        RECORD = "record", _("seal of a certificate")
        CREDENTIAL = "credential", _("credential of a certificate")
        HEAD = "head", _("head of the public register")
        PAPER = "paper", _("PDF of a certificate")
        STATUS_LIST = "status_list", _("status list")
        TRUST_LIST = "trust_list", _("trust list")

    key = models.ForeignKey("certificates.PublicKey", on_delete=models.PROTECT, related_name="asked")
    kind = models.CharField(max_length=11, choices=Kind.choices)
    numbered = models.ForeignKey(
        "certificates.NumberedLine", on_delete=models.CASCADE, null=True, blank=True, related_name="asked"
    )
    head = models.ForeignKey(
        "certificates.LogHead", on_delete=models.CASCADE, null=True, blank=True, related_name="asked"
    )
    release = models.ForeignKey(
        "certificates.Release", on_delete=models.CASCADE, null=True, blank=True, related_name="asked"
    )
    message = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    document = models.BinaryField(default=bytes)
    value = models.CharField(max_length=160, blank=True, default="")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signature asked for")
        verbose_name_plural = _("signatures asked for")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "sha256"], name="asked_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["record", "credential", "paper"], numbered__isnull=False, head__isnull=True)
                | Q(kind="head", numbered__isnull=True, head__isnull=False)
                | Q(kind__in=["status_list", "trust_list"], numbered__isnull=True, head__isnull=True),
                name="what_is_asked_is_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:16]}"
