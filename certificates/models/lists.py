"""Lists of names: proposed, approved by each institution, issued."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from certificates.models.holds import HoldGround, Settler, settler_words


class Release(models.Model):
    """A list that the Secretariat proposes and every participating institution approves before anything is issued."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved by every institution")
        ISSUING = "issuing", _("being issued")
        ISSUED = "issued", _("issued")
        WITHDRAWN = "withdrawn", _("withdrawn")

    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="releases")
    component = models.CharField(max_length=3)
    institutions = models.ManyToManyField("people.Institution", related_name="releases")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField(default=timezone.now)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("release list")
        verbose_name_plural = _("release lists")
        ordering: ClassVar = ["-proposed_at"]

    def __str__(self) -> str:
        return f"{self.edition} {self.component}"


class IssuerLeftOut(models.Model):
    """An institution that takes part in the award and does not issue the certificates of a list, and why.

    Source: P-PG (2020) 10, P-PG/Academy, item 7: issued by the Pompidou Group and the participating institutions.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="issuers_left_out")
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="left_out_of")
    reason = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("institution left out of a list")
        verbose_name_plural = _("institutions left out of lists")
        ordering: ClassVar = ["release", "institution"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "institution"], name="issuer_left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="issuer_left_out_is_told_why"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.institution_id}"


# What is under way: from the proposal to the last certificate.
UNDER_WAY = (Release.State.PROPOSED, Release.State.APPROVED, Release.State.ISSUING)


class ReleaseLine(models.Model):
    """One name on a list, with the grounds: credits held and required, met requirements.

    name: as it is to be printed, fixed when the list is proposed: institutions approve this one, whatever the person
    changes later; "" once it is erased. supersedes: of a re-issue, the certificate that the new one takes the place of,
    and why.
    """

    class Why(models.TextChoices):
        NAME = "name", _("the name is corrected")
        LOST = "lost", _("the certificate is lost")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="release_lines")
    grounds = models.JSONField()
    name = models.CharField(max_length=200, blank=True)
    supersedes = models.ForeignKey(
        "certificates.RegisterEntry", on_delete=models.PROTECT, null=True, blank=True, related_name="reissue_lines"
    )
    why = models.CharField(max_length=4, choices=Why.choices, blank=True)
    asked_by = models.CharField(max_length=64, blank=True)  # of a re-issue: the officer
    held_by = models.ForeignKey(
        "people.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="holds"
    )
    held_reason = models.TextField(blank=True)
    held_until = models.DateField(null=True, blank=True)
    held_ground = models.CharField(max_length=9, choices=HoldGround.choices, blank=True)
    held_settler = models.CharField(max_length=11, choices=Settler.choices, blank=True)
    held_body = models.CharField(max_length=120, blank=True)  # which body, where the institution settles it

    class Meta:
        verbose_name = _("line of a release list")
        verbose_name_plural = _("lines of a release list")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "person"], name="one_line_per_person"),
            models.CheckConstraint(condition=Q(held_by__isnull=True) | ~Q(held_reason=""), name="a_hold_has_a_reason"),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True) | Q(held_until__isnull=False), name="a_hold_has_a_deadline"
            ),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True) | Q(held_ground__in=HoldGround.values), name="a_hold_has_a_ground"
            ),
            models.CheckConstraint(
                condition=Q(held_by__isnull=True)
                | Q(held_settler__in=["secretariat", "board"])
                | Q(held_settler="institution") & ~Q(held_body=""),
                name="a_hold_says_who_settles_it",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True, why="") | Q(supersedes__isnull=False) & ~Q(why=""),
                name="a_reissue_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}"

    @property
    def printed_name(self) -> str:
        return self.name or self.person.printed_name

    @property
    def settler_words(self) -> str:
        """Who settles the hold, in words."""
        return settler_words(self.held_settler, body=self.held_body, institution=self.held_by)

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed by which the hold was to be settled."""
        return self.held_until is not None and self.held_until < timezone.localdate()

    @property
    def name_since(self) -> str:
        """The name that the person prints since; "" where it is the one of the list, or of a re-issue."""
        changed = self.name and not self.supersedes_id and self.person.printed_name != self.name
        return self.person.printed_name if changed else ""


class LeftOut(models.Model):
    """Whom the Secretariat left out of a list though complete, and why: whoever asked reads it. Of this list only."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="left_out")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="left_out")
    reason = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("name left out of a list")
        verbose_name_plural = _("names left out of lists")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "person"], name="left_out_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="left_out_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"


class OpenLine(models.Model):
    """Who stands on a list under way for which award: on one list at a time. The row goes when the list is closed."""

    line = models.OneToOneField(ReleaseLine, on_delete=models.CASCADE, related_name="under_way")
    person_uid = models.UUIDField()
    component = models.CharField(max_length=3)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="open_lines")

    class Meta:
        verbose_name = _("line under way")
        verbose_name_plural = _("lines under way")
        constraints: ClassVar = [
            # Two lists with the same name would be two certificates of one award.
            models.UniqueConstraint(fields=["person_uid", "component", "edition"], name="one_list_at_a_time"),
        ]

    def __str__(self) -> str:
        return str(self.line_id)


class Approval(models.Model):
    """An officer of an institution approves a list, on the own account. Adding a name later needs another list."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="approvals")
    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="approvals")
    officer = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="approvals")
    list_hash = models.CharField(max_length=64)  # what was seen and approved
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "institution"], name="one_approval_per_institution"),
            models.UniqueConstraint(fields=["release", "officer"], name="one_institution_per_officer_and_list"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.institution_id}"


guards.register(
    guards.append_only("certificates_approval"),
    guards.append_only("certificates_issuerleftout"),
)
