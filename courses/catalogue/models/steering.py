"""The steering group of an edition. Source: P-PG (2020) 10, P-PG/Training, item 5 (set up by the Secretariat)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class SteeringAppointmentQuerySet(models.QuerySet["SteeringAppointment"]):
    def running(self, *, on: date) -> "SteeringAppointmentQuerySet":
        """Appointments that have not ended before a day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class SteeringAppointment(models.Model):
    """A person is appointed to the steering group of an edition by a dated act of the Secretariat. Never removed."""

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="steering_group")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="steering_appointments")
    act = models.ForeignKey("governance.Decision", on_delete=models.PROTECT, related_name="steering_appointments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    appointed_by = models.CharField(max_length=64)
    appointed_at = models.DateTimeField(default=timezone.now)

    objects = SteeringAppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment to a steering group")
        verbose_name_plural = _("appointments to steering groups")
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "person"], condition=Q(ends_on=None), name="one_running_steering_appointment"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="steering_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.edition}"


guards.register(
    guards.Guard(
        name="steering_group_by_the_secretariat",
        table="catalogue_steeringappointment",
        events=("INSERT", "UPDATE"),
        when=(
            "NOT EXISTS (SELECT 1 FROM governance_decision d WHERE d.id = NEW.act_id "
            "AND d.kind = 'steering_group' AND d.body = 'secretariat')"
        ),
        message="A steering group is appointed by a recorded act of the Secretariat",
    ),
    guards.Guard(
        name="steering_appointment_stays_on_record",
        table="catalogue_steeringappointment",
        events=("DELETE",),
        message="An appointment is ended, never removed",
    ),
)
