"""What the conditions of a rule count by, beyond an application's own answers: merit, first participation, bound pairs.

All of it stands still once the list is published for the lot, or the run is sealed: the guards below keep that.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.applications import Application
from courses.admissions.models.calls import Call

MOST_POINTS, MOST_BOUND = 100, 3


class MeritScore(models.Model):
    """Points that an officer gave at screening, by which grid. Never changed: a later one counts instead."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="merit_scores")
    points = models.PositiveSmallIntegerField()
    grid = models.CharField(max_length=200)  # name and version of the grid of criteria
    words = models.TextField()
    given_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="merit_scores")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("merit score")
        verbose_name_plural = _("merit scores")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(points__gte=0) & Q(points__lte=MOST_POINTS), name="merit_0_to_100"),
            models.CheckConstraint(condition=~Q(grid="") & ~Q(words=""), name="merit_says_grid_and_why"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.points}"


class FirstTimeNote(models.Model):
    """An officer corrects whether it is somebody's first participation, with a reason; the latest note counts."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="first_time_notes")
    is_first_time = models.BooleanField()
    words = models.TextField()
    noted_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="first_time_notes")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note on first participation")
        verbose_name_plural = _("notes on first participation")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(words=""), name="first_time_note_says_why")]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.is_first_time}"


class JointNomination(models.Model):
    """Two or three applications that are taken together or not at all, with the reason. Bound and unbound once."""

    class FiledAs(models.TextChoices):
        CORRESPONDENT = "correspondent", _("Permanent Correspondent")
        SECRETARIAT = "secretariat", _("Secretariat")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="joint_nominations")
    reason = models.TextField()
    filed_as = models.CharField(max_length=13, choices=FiledAs.choices)
    bound_by = models.CharField(max_length=64)
    bound_at = models.DateTimeField()
    unbound_by = models.CharField(max_length=64, blank=True)
    unbound_at = models.DateTimeField(null=True, blank=True)
    unbound_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("joint nomination")
        verbose_name_plural = _("joint nominations")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="joint_nomination_says_why"),
            models.CheckConstraint(
                condition=Q(unbound_at=None, unbound_by="", unbound_reason="")
                | (Q(unbound_at__isnull=False) & ~Q(unbound_by="") & ~Q(unbound_reason="")),
                name="unbound_by_whom_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.pk}"


class JointMember(models.Model):
    """One application of a joint nomination. It stands in one at most; `is_bound` ends when it is unbound."""

    joint = models.ForeignKey(JointNomination, on_delete=models.PROTECT, related_name="members")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="joint_memberships")
    position = models.PositiveSmallIntegerField()
    is_bound = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("member of a joint nomination")
        verbose_name_plural = _("members of joint nominations")
        ordering: ClassVar = ["joint", "position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(position__gte=1) & Q(position__lte=MOST_BOUND), name="two_or_three_are_bound"
            ),
            models.UniqueConstraint(fields=["joint", "position"], name="one_member_per_position"),
            models.UniqueConstraint(
                fields=["application"], condition=Q(is_bound=True), name="in_one_joint_nomination_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.joint_id}: {self.application_id}"


_CALL = "SELECT call_id FROM admissions_application WHERE id = NEW.application_id"
_SETTLED = (
    "EXISTS (SELECT 1 FROM admissions_lotterynotice n WHERE n.call_id = ({call})) "
    "OR EXISTS (SELECT 1 FROM admissions_selectionrun r WHERE r.call_id = ({call}))"
)
_FIXED = "The list is fixed for the selection: what orders or binds applications changes no more"


def _still(name: str, table: str, events: tuple[str, ...], call: str = _CALL) -> guards.Guard:
    return guards.Guard(name=name, table=table, events=events, when=_SETTLED.format(call=call), message=_FIXED)


guards.register(
    *guards.only_words_go(MeritScore, "words"),
    *guards.only_words_go(FirstTimeNote, "words"),
    _still("merit_before_the_list", "admissions_meritscore", ("INSERT",)),
    _still("first_time_before_the_list", "admissions_firsttimenote", ("INSERT",)),
    _still("bound_before_the_list", "admissions_jointmember", ("INSERT", "UPDATE")),
    guards.Guard(
        name="bound_within_a_call",
        table="admissions_jointmember",
        events=("INSERT", "UPDATE"),
        when="NOT EXISTS (SELECT 1 FROM admissions_application a JOIN admissions_jointnomination j "
        "ON j.call_id = a.call_id WHERE a.id = NEW.application_id AND j.id = NEW.joint_id)",
        message="A joint nomination binds applications of one call",
    ),
    guards.Guard(
        name="joint_member_is_unbound_only",
        table="admissions_jointmember",
        events=("UPDATE",),
        when=(
            "NEW.joint_id <> OLD.joint_id OR NEW.application_id <> OLD.application_id "
            "OR NEW.position <> OLD.position OR (NEW.is_bound AND NOT OLD.is_bound)"
        ),
        message="A member of a joint nomination is unbound, never changed: bind anew",
    ),
    guards.Guard(
        name="joint_nomination_stands_once_unbound",
        table="admissions_jointnomination",
        events=("UPDATE",),
        when=(
            f"(NEW.reason <> OLD.reason AND NEW.reason <> '{guards.OMITTED}') OR NEW.bound_by <> OLD.bound_by "
            "OR NEW.bound_at <> OLD.bound_at OR NEW.call_id <> OLD.call_id OR (OLD.unbound_at IS NOT NULL "
            "AND (NEW.unbound_at IS NULL OR NEW.unbound_at <> OLD.unbound_at OR NEW.unbound_by <> OLD.unbound_by "
            f"OR (NEW.unbound_reason <> OLD.unbound_reason AND NEW.unbound_reason <> '{guards.OMITTED}')))"
        ),
        message="A joint nomination is unbound once; its words may be erased, nothing is changed: bind anew",
    ),
)
