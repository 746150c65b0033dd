"""The public register: every issue and change of status in one order, and the heads that the institutions signed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class LogLeaf(models.Model):
    """One line of the public register: of a seal or of a change of status. It names nobody; hash: of the leaf, hex.

    Without gaps, for ever. The line of a seal is written before there is a paper, because the paper carries the proof
    of it; numbered: whose seal it is. A seal whose key has ended before there was a paper leaves its line behind.
    """

    position = models.PositiveBigIntegerField(unique=True)
    numbered = models.ForeignKey(
        "certificates.NumberedLine", on_delete=models.PROTECT, null=True, blank=True, related_name="log_leaves"
    )
    change = models.OneToOneField(
        "certificates.StatusChange", on_delete=models.PROTECT, null=True, blank=True, related_name="log_leaf"
    )
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("line of the public register")
        verbose_name_plural = _("lines of the public register")
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hash"], condition=Q(change__isnull=True), name="a_seal_once"),
            models.CheckConstraint(
                condition=Q(numbered__isnull=False, change__isnull=True)
                | Q(numbered__isnull=True, change__isnull=False),
                name="a_line_is_of_a_seal_or_of_a_change",
            ),
        ]

    def __str__(self) -> str:
        return str(self.position)


class LogNode(models.Model):
    """The hash (hex) of 2^level leaves that begin at index * 2^level: kept, since it never changes again."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("hash of the public register")
        verbose_name_plural = _("hashes of the public register")
        constraints: ClassVar = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_per_range")]

    def __str__(self) -> str:
        return f"{self.level} {self.index}"


class LogHead(models.Model):
    """The register at a moment, in one hash (hex) that the institutions sign."""

    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("head of the public register")
        verbose_name_plural = _("heads of the public register")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["size", "at"], name="one_head_at_a_moment")]

    def __str__(self) -> str:
        return str(self.size)


class HeadSignature(models.Model):
    """One institution's signature (hex) of a head."""

    head = models.ForeignKey(LogHead, on_delete=models.PROTECT, related_name="signatures")
    key = models.ForeignKey("certificates.PublicKey", on_delete=models.PROTECT, related_name="head_signatures")
    value = models.CharField(max_length=128)

    class Meta:
        verbose_name = _("signature of a head")
        verbose_name_plural = _("signatures of heads")
        ordering: ClassVar = ["key__institution__issuer_number__number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["head", "key"], name="one_signature_per_head_and_key")]

    def __str__(self) -> str:
        return f"{self.head_id} {self.key_id}"


guards.register(
    guards.append_only("certificates_logleaf"),
    guards.append_only("certificates_lognode"),
    guards.append_only("certificates_loghead"),
    guards.append_only("certificates_headsignature"),
    guards.Guard(
        name="register_without_gap",
        table="certificates_logleaf",
        events=("INSERT",),
        when='NEW.position <> (SELECT COALESCE(MAX(l."position") + 1, 0) FROM certificates_logleaf l)',
        message="The public register is written line after line",
    ),
    guards.Guard(
        name="a_head_never_shrinks",
        table="certificates_loghead",
        events=("INSERT",),
        when=(
            "NEW.size < (SELECT COALESCE(MAX(h.size), 0) FROM certificates_loghead h)"
            " OR NEW.size > (SELECT COUNT(*) FROM certificates_logleaf)"
        ),
        message="A head of the public register covers all lines of the one before, and no line that is not written",
    ),
)
