"""Dated acts of bodies, outside the Board’s resolutions."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """A dated act of a body outside the Board's resolutions, e.g. a plenary of the Permanent Correspondents.

    institution: which university, of an act of a university; acts from before this was asked may name none.
    """

    class Body(models.TextChoices):
        PERMANENT_CORRESPONDENTS = "pc", _("Permanent Correspondents")
        SECRETARIAT = "secretariat", _("Secretariat")
        GOVERNING_BOARD = "board", _("Governing Board")
        UNIVERSITY = "university", _("university")

    class Kind(models.TextChoices):
        RENEWAL = "renewal", _("renewal of a mandate")
        YEARLY = "yearly", _("yearly decision on training")
        TOPIC = "topic", _("topic of an edition")
        ENDORSEMENT = "endorsement", _("endorsement of topics and activities")
        AD_HOC_COUNTRY = "ad_hoc_country", _("ad hoc decision on an observer country")
        COMPONENT_III = "component_iii", _("launch of Component III")
        STEERING_GROUP = "steering_group", _("appointment of a steering group")
        VALIDATION = "validation", _("academic validation of a course version")
        ECTS = "ects", _("grant of ECTS credits")
        EXTERNAL_AWARD = "external_award", _("award of a university title")
        SEATS = "seats", _("composition of the Governing Board")
        PROCEDURE = "procedure", _("rules of procedure")
        KEY_DELEGATION = "key_delegation", _("agreement that the Secretariat keeps a signing key")
        OTHER = "other", _("other")

    reference = models.CharField(max_length=80, unique=True)
    body = models.CharField(max_length=12, choices=Body.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    institution = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_on = models.DateField()
    meeting = models.CharField(max_length=200)
    document = models.CharField(max_length=200, blank=True)
    text_fr = models.TextField()
    text_en = models.TextField()
    is_fictitious = models.BooleanField(default=False)
    recorded_by = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar = ["decided_on", "pk"]

    def __str__(self) -> str:
        return self.reference

    def is_of(self, institution: models.Model) -> bool:
        """Whether it is that university's own act, as far as is on record."""
        return self.body == self.Body.UNIVERSITY and self.institution_id in (None, institution.pk)
