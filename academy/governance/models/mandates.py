"""Work programmes, mandates, what they fix with its place in the text, and renewals."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from academy.governance.models.components import Component
from academy.lib.bilingual import in_language, in_text


class WorkProgramme(models.Model):
    key = models.SlugField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        verbose_name = _("work programme")
        verbose_name_plural = _("work programmes")

    def __str__(self) -> str:
        return in_language(self, "title")


class Mandate(models.Model):
    """Terms of reference of one activity of the work programme, e.g. P-PG/Academy. Ends on `ends_on` unless renewed."""

    code = models.CharField(max_length=40, unique=True)
    code_as_printed = models.CharField(max_length=80)
    title_fr = models.TextField()
    title_en = models.TextField()
    kind_fr = models.CharField(max_length=120)
    kind_en = models.CharField(max_length=120)
    source_fr = models.TextField()
    audience_en = models.TextField(blank=True)
    size_en = models.TextField(blank=True)
    training_content_en = models.TextField(blank=True)
    notes_en = models.TextField(blank=True)
    work_programme = models.ForeignKey(WorkProgramme, on_delete=models.PROTECT, related_name="mandates")
    ends_on = models.DateField()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.code


class Provision(models.Model):
    """A number or words that a mandate fixes, with the item where it stands. Only a renewed mandate adds another."""

    class Key(models.TextChoices):
        MAX_PLACES = "max_places", _("greatest number of places")
        MODULES = "modules", _("number of modules")
        LEAST_MODULES = "least_modules", _("least number of modules")
        TITLE = "title", _("title of the certificate")
        STATEMENT = "statement", _("what the certificate attests")
        LONGEST_MONTHS = "longest_months", _("span in months")
        REQUIREMENTS = "requirements", _("what has to be passed")
        PC_SEATS = "pc_seats", _("seats of the Permanent Correspondents on the Governing Board")
        PARTNER_SEATS = "partner_seats", _("seats of the partner institutions on the Governing Board")

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="provisions")
    # For the Academy's components; empty for other mandates.
    component = models.CharField(max_length=3, choices=Component.choices, blank=True)
    key = models.CharField(max_length=16, choices=Key.choices)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    text_fr = models.TextField(blank=True)
    text_en = models.TextField(blank=True)  # our rendering; the French binds
    item = models.CharField(max_length=40)  # e.g. "item 5"
    renewal = models.ForeignKey(
        "governance.Renewal", on_delete=models.PROTECT, null=True, blank=True, related_name="provisions"
    )

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mandate", "component", "key", "renewal"], name="one_provision_per_key", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.key}"

    @property
    def place(self) -> str:
        """Where it stands, e.g. "P-PG (2020) 10, P-PG/Training, item 5"."""
        return in_text(f"P-PG (2020) 10, {self.mandate.code}, {self.item}")


class Renewal(models.Model):
    """A mandate goes on, from a day to a day, by an act of the Permanent Correspondents."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="renewals")
    decision = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="renewals")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="renewal_ends_after_start"),
            models.UniqueConstraint(fields=["mandate", "decision"], name="one_renewal_per_mandate_and_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.starts_on}–{self.ends_on}"
