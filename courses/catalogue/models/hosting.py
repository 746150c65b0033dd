"""A country offers to host an activity. Source: P-PG (2020) 10, P-PG/SEE, item 5 (R-71), usable for every activity."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models.editions import Activity, Edition


class HostOffer(models.Model):
    """An offer for one activity and year, with days, venue and theme; the Secretariat answers with a reason.

    proposal: the same offer before the Governing Board, where it asks to be designated.
    """

    class State(models.TextChoices):
        OFFERED = "offered", _("waits for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="host_offers")
    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(2000), MaxValueValidator(2999)])
    country = models.ForeignKey("people.Country", on_delete=models.PROTECT, related_name="host_offers")
    town = models.CharField(max_length=120)
    venue = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    theme_fr = models.CharField(max_length=200, blank=True)
    theme_en = models.CharField(max_length=200, blank=True)
    text = models.TextField()  # what the country provides
    proposal = models.ForeignKey(
        "governance.Proposal", on_delete=models.PROTECT, null=True, blank=True, related_name="host_offers"
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.OFFERED)
    submitted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="host_offers")
    submitted_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)  # the reason, in the language of who offered
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="host_offers"
    )  # that took it over

    class Meta:
        verbose_name = _("offer to host")
        verbose_name_plural = _("offers to host")
        ordering: ClassVar = ["-submitted_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="host_offer_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="host_offer_is_answered_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(edition=None) | Q(state="accepted"), name="only_an_accepted_offer_is_taken_over"
            ),
            models.UniqueConstraint(
                fields=["activity", "year", "country", "starts_on"], condition=Q(state="offered"),
                name="one_waiting_offer_per_country_and_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.country}, {self.town} ({self.year})"
