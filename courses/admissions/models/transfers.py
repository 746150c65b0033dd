"""Bank transfers as the bank lists them, and the lists by which they came in."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class TransferImport(models.Model):
    """One list of the bank with its report by row; all of it counts or none of it. `known`: rows that were there."""

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    known = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list)
    accepted = models.BooleanField()
    imported_by = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("import of transfers")
        verbose_name_plural = _("imports of transfers")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sha256"], condition=Q(accepted=True), name="one_import_per_bank_list"),
        ]

    def __str__(self) -> str:
        return self.file_name


class Transfer(models.Model):
    """Money that came in. What it settles stands in the accounts; what is left of it waits to be assigned."""

    class Found(models.TextChoices):
        """What the reference led to when the list was read."""

        INVOICE = "invoice", _("matched by its reference")
        NO_REFERENCE = "no_reference", _("no reference of ours")
        WRONG_REFERENCE = "wrong_reference", _("the check digits of the reference are wrong")
        NO_INVOICE = "no_invoice", _("no invoice has this reference")
        CANCELLED = "cancelled", _("the invoice was cancelled")

    bank_id = models.CharField(max_length=60, unique=True)
    came_with = models.ForeignKey(TransferImport, on_delete=models.PROTECT, related_name="transfers")
    row = models.PositiveIntegerField()
    booked_on = models.DateField()
    amount = models.PositiveIntegerField()  # cents of euro
    payer = models.CharField(max_length=200)
    text = models.CharField(max_length=200, blank=True)  # what the payer wrote
    found = models.CharField(max_length=15, choices=Found.choices)

    class Meta:
        verbose_name = _("bank transfer")
        verbose_name_plural = _("bank transfers")
        ordering: ClassVar = ["-booked_on", "-pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="transfer_is_an_amount")]

    def __str__(self) -> str:
        return self.bank_id

    @property
    def left(self) -> int:
        """What of it settles nothing yet; lines of accounts that settle are below nought."""
        return self.amount + sum(entry.amount for entry in self.entries.all())


guards.register(guards.append_only("admissions_transferimport"), guards.append_only("admissions_transfer"))
