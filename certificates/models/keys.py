"""Public keys of the institutions, for ever, and what was signed with them. Private keys are files elsewhere."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class IssuerNumber(models.Model):
    """The number under which an institution stands in every seal: two letters instead of forty, the same for ever."""

    institution = models.OneToOneField("people.Institution", on_delete=models.PROTECT, related_name="issuer_number")
    number = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        verbose_name = _("number of an issuer")
        verbose_name_plural = _("numbers of issuers")
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=255), name="an_issuer_number_is_one_byte"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.institution}"


class PublicKey(models.Model):
    """A key of an institution for one purpose, with its days and with who keeps the private half. Never changed.

    kid: four hex digits, the institution's number and the number of its key; keys for records and for lists are counted
    together, since both stand in one DID document. public: hex.
    certificate, root: hex of the X.509 certificate (DER) that readers of PDFs ask for, and of the root that issued it
    and nothing else; "" for any other key.
    """

    class Purpose(models.TextChoices):
        RECORD = "record", _("seal of the record (Ed25519)")
        SEAL = "seal", _("seal of the PDF (P-256)")
        STATUS = "status", _("status lists, and nothing else (Ed25519)")

    class Holder(models.TextChoices):
        INSTITUTION = "institution", _("the institution itself")
        SECRETARIAT = "secretariat", _("the Secretariat, by the institution’s agreement")

    class Place(models.TextChoices):
        """Where the private half is."""

        SHARED = "shared", _("in a file on the Academy’s server, under the Secretariat’s password")
        OWN = "own", _("in a file on the Academy’s server that only the institution’s own password opens")
        ELSEWHERE = "elsewhere", _("outside the Academy’s server")

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="public_keys")
    purpose = models.CharField(max_length=6, choices=Purpose.choices)
    kid = models.CharField(max_length=4)
    public = models.CharField(max_length=400)
    certificate = models.TextField(blank=True, default="")
    root = models.TextField(blank=True, default="")
    fingerprint = models.CharField(max_length=64, unique=True)
    valid_from = models.DateField()
    valid_to = models.DateField()
    holder = models.CharField(max_length=11, choices=Holder.choices)
    place = models.CharField(max_length=9, choices=Place.choices)
    agreement = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="delegated_keys"
    )
    is_demonstration = models.BooleanField()
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("public key")
        verbose_name_plural = _("public keys")
        ordering: ClassVar = ["institution__issuer_number__number", "purpose", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["purpose", "kid"], name="one_key_per_id"),
            models.UniqueConstraint(
                fields=["kid"], condition=~Q(purpose="seal"), name="one_name_per_key_in_a_did_document"
            ),
            models.CheckConstraint(condition=Q(valid_from__lte=F("valid_to")), name="a_key_has_days"),
            models.CheckConstraint(
                condition=Q(holder="institution") | Q(agreement__isnull=False), name="a_delegated_key_has_an_agreement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution} {self.purpose} {self.kid}"


class KeyEnd(models.Model):
    """A key ends before its day: renewed, compromised, or its institution takes part no longer."""

    class Reason(models.TextChoices):
        ROTATED = "rotated", _("replaced by a newer key")
        COMPROMISED = "compromised", _("compromised")
        LEFT = "left", _("the institution takes part no longer")

    key = models.OneToOneField(PublicKey, on_delete=models.PROTECT, related_name="end")
    last_day = models.DateField()
    reason = models.CharField(max_length=11, choices=Reason.choices)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("end of a key")
        verbose_name_plural = _("ends of keys")

    def __str__(self) -> str:
        return f"{self.key_id} {self.reason}"


class SealSignature(models.Model):
    """One institution's signature over a record. It names nobody, so that it stays when the record is erased."""

    entry = models.ForeignKey("certificates.RegisterEntry", on_delete=models.PROTECT, related_name="seal_signatures")
    position = models.PositiveSmallIntegerField()  # the order of the issuers
    key = models.ForeignKey(PublicKey, on_delete=models.PROTECT, related_name="seal_signatures")
    value = models.CharField(max_length=128)  # hex
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signature of a record")
        verbose_name_plural = _("signatures of records")
        ordering: ClassVar = ["entry", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "position"], name="one_signature_per_position"),
            models.UniqueConstraint(fields=["entry", "key"], name="one_signature_per_key"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.position}"


guards.register(
    guards.append_only("certificates_issuernumber"),
    guards.append_only("certificates_publickey"),
    guards.Guard(
        name="a_delegated_key_rests_on_its_own_agreement",
        table="certificates_publickey",
        events=("INSERT",),
        when=(
            "NEW.holder = 'secretariat' AND NOT EXISTS (SELECT 1 FROM governance_decision d "
            "WHERE d.id = NEW.agreement_id AND d.body = 'university' AND d.kind = 'key_delegation' "
            "AND d.institution_id = NEW.institution_id AND (NEW.is_demonstration OR NOT d.is_fictitious))"
        ),
        message="The Secretariat keeps a key by the recorded agreement of the institution whose key it is",
    ),
    guards.Guard(
        name="who_holds_a_key_can_be_true",
        table="certificates_publickey",
        events=("INSERT",),
        when=(
            "NOT (NEW.holder = 'secretariat' AND NEW.place = 'shared' "
            "OR NEW.holder = 'institution' AND NEW.place IN ('own', 'elsewhere') "
            # The Secretariat is that of the Pompidou Group: its password is the Group's own.
            "OR NEW.holder = 'institution' AND NEW.place = 'shared' AND EXISTS "
            "(SELECT 1 FROM people_institution i WHERE i.id = NEW.institution_id AND i.key = 'pompidou-group'))"
        ),
        message="A key under the Secretariat's password is kept by the Secretariat",
    ),
    guards.append_only("certificates_keyend"),
    guards.append_only("certificates_sealsignature"),
)
