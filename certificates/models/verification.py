"""What verification needs besides the register: signed lists, contacts, tokens, share links, and bare counts."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards

# What the system of a university may do with its token: look up certificates, send lists of them.
SCOPES = ("verify", "batch")


class StatusList(models.Model):
    """The status list of an institution as it is published now; the next one takes its place with a higher number."""

    institution = models.OneToOneField("people.Institution", on_delete=models.PROTECT, related_name="status_list")
    key = models.ForeignKey("certificates.PublicKey", on_delete=models.PROTECT, related_name="status_lists")
    sequence = models.PositiveIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        verbose_name = _("status list")
        verbose_name_plural = _("status lists")

    def __str__(self) -> str:
        return f"{self.institution_id} {self.sequence}"


class TrustStatement(models.Model):
    """The trust list as every institution in it has signed it. It is served as long as the keys are still these."""

    content = models.TextField()
    unsigned_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signed trust list")
        verbose_name_plural = _("signed trust lists")
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.unsigned_sha256[:16]


class Contact(models.Model):
    """Whom a registrar asks at an institution, from a day on. The latest row that has begun counts; none is changed."""

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="certificate_contacts")
    office = models.CharField(_("Office"), max_length=150)
    email = models.EmailField(_("E-mail"), blank=True)
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    website = models.URLField(_("Web page"), blank=True)
    valid_from = models.DateField(_("From"))
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("contact for certificates")
        verbose_name_plural = _("contacts for certificates")
        ordering: ClassVar = ["-valid_from", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="a_contact_can_be_reached"),
        ]

    def __str__(self) -> str:
        return self.office


class ApiToken(models.Model):
    """What a university's system shows instead of an account. Only its digest is kept, so nobody can read it here."""

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(_("Name"), max_length=80)
    scopes = models.JSONField(default=list)  # of SCOPES
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField(_("Until"))
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("access of a system")
        verbose_name_plural = _("access of systems")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class VerificationCount(models.Model):
    """How often certificates of an institution were looked up on a day, with which verdict. Of whom and by whom: no."""

    institution = models.ForeignKey("people.Institution", on_delete=models.CASCADE, related_name="verification_counts")
    day = models.DateField()
    verdict = models.CharField(max_length=10)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("verification count")
        verbose_name_plural = _("verification counts")
        ordering: ClassVar = ["-day", "verdict"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "day", "verdict"], name="one_count_per_day_and_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.verdict} {self.number}"


class ShareLink(models.Model):
    """The holder's link that shows the whole name, until a day or until it is taken back. Only its digest is kept."""

    entry = models.ForeignKey("certificates.RegisterEntry", on_delete=models.CASCADE, related_name="share_links")
    label = models.CharField(_("For whom"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("share link")
        verbose_name_plural = _("share links")
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="a_share_link_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return self.label


guards.register(guards.append_only("certificates_contact"))
