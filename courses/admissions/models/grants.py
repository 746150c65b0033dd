"""Requests that costs be borne: grants of Component II, and exceptional support for travel and stay elsewhere.

Source: P-PG (2020) 10, P-PG/Academy, item 10: registration, travel, transfer and lodging, in full or in part, by the
participant's means, case by case. P-PG/Training, item 6: travel and stay of a limited number, on a specific request, as
an exception. Expert groups: on a justified request of the Permanent Correspondent.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards


class GrantTerms(models.Model):
    """Until when participants of an edition may ask for a grant; then the list of requests is closed, once."""

    edition = models.OneToOneField("catalogue.Edition", on_delete=models.PROTECT, related_name="grant_terms")
    opens_at = models.DateTimeField()
    requests_until = models.DateTimeField()
    listed_at = models.DateTimeField(null=True, blank=True)
    listed_by = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # of the requests that were on the list

    class Meta:
        verbose_name = _("terms of the grants")
        verbose_name_plural = _("terms of the grants")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(requests_until__gt=F("opens_at")), name="grants_close_after_opening"),
            models.CheckConstraint(
                condition=Q(listed_at=None) | Q(listed_at__gt=F("requests_until")), name="list_closed_after_deadline"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}"


class CostRequest(models.Model):
    """One person's request for one edition: a grant, or exceptional support."""

    class Kind(models.TextChoices):
        GRANT = "grant", _("grant")
        SUPPORT = "support", _("exceptional support")

    class Extent(models.TextChoices):
        FULL = "full", _("in full")
        PARTIAL = "partial", _("in part")

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class FiledAs(models.TextChoices):
        PARTICIPANT = "participant", _("participant")
        CORRESPONDENT = "correspondent", _("Permanent Correspondent")

    ticket = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    edition = models.ForeignKey("catalogue.Edition", on_delete=models.PROTECT, related_name="cost_requests")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="cost_requests")
    country = models.ForeignKey(
        "people.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="cost_requests"
    )
    application = models.ForeignKey(
        "admissions.Application", on_delete=models.PROTECT, null=True, blank=True, related_name="cost_requests"
    )
    extent = models.CharField(max_length=7, choices=Extent.choices)
    means = models.TextField()  # what the person, or her authority, can pay
    grounds = models.TextField()
    filed_as = models.CharField(max_length=13, choices=FiledAs.choices)
    filed_by = models.CharField(max_length=64)
    filed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    proposal = models.TextField(blank=True)  # the Secretariat's, in words; the amounts stand with the heads
    proposed_by = models.CharField(max_length=64, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request that costs be borne")
        verbose_name_plural = _("requests that costs be borne")
        ordering: ClassVar = ["filed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "edition", "person"],
                condition=~Q(state="withdrawn"),
                name="one_cost_request_per_person",
            ),
            models.CheckConstraint(condition=~Q(means="") & ~Q(grounds=""), name="cost_request_says_means_and_grounds"),
            models.CheckConstraint(
                condition=Q(proposed_at=None, proposal="") | (Q(proposed_at__isnull=False) & ~Q(proposal="")),
                name="proposal_with_its_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket}"


class CostHead(models.Model):
    """One head of a request, in cents: what it costs, what is asked, proposed, granted. None of it above the former."""

    class Head(models.TextChoices):
        REGISTRATION = "registration", _("registration")
        TRAVEL = "travel", _("travel")
        TRANSFER = "transfer", _("transfer")
        LODGING = "lodging", _("lodging")
        STAY = "stay", _("stay")

    request = models.ForeignKey(CostRequest, on_delete=models.CASCADE, related_name="heads")
    head = models.CharField(max_length=12, choices=Head.choices)
    cost = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    proposed = models.PositiveIntegerField(null=True, blank=True)
    granted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("head of a request")
        verbose_name_plural = _("heads of requests")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "head"], name="one_line_per_head"),
            models.CheckConstraint(condition=Q(asked__gt=0) & Q(asked__lte=F("cost")), name="asked_within_cost"),
            models.CheckConstraint(
                condition=Q(proposed=None) | Q(proposed__lte=F("asked")), name="proposed_within_asked"
            ),
            models.CheckConstraint(condition=Q(granted=None) | Q(granted__lte=F("asked")), name="granted_within_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.head}"


class CostDecision(models.Model):
    """The decision on one request, with reasons. Made once; `total` is what the heads grant together."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("granted")
        PARTLY = "partly", _("granted in part")
        REFUSED = "refused", _("refused")

    request = models.OneToOneField(CostRequest, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=7, choices=Outcome.choices)
    total = models.PositiveIntegerField()
    words = models.TextField()
    body = models.CharField(max_length=12)  # which body decided; the text names none
    reference = models.CharField(max_length=80, blank=True)
    decided_by = models.CharField(max_length=64)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision on a request")
        verbose_name_plural = _("decisions on requests")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="cost_decision_says_why"),
            models.CheckConstraint(
                condition=Q(outcome="refused", total=0) | (~Q(outcome="refused") & Q(total__gt=0)),
                name="refused_means_nought",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.outcome}"


class Payout(models.Model):
    """Money paid out on a grant or support. Never changed: a wrong one is reversed by its opposite, once."""

    request = models.ForeignKey(CostRequest, on_delete=models.PROTECT, related_name="payouts")
    amount = models.IntegerField()
    paid_on = models.DateField()
    bank_reference = models.CharField(max_length=80)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    words = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("payment of a grant")
        verbose_name_plural = _("payments of grants")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=0) | (Q(reverses__isnull=False, amount__lt=0) & ~Q(words="")),
                name="payout_or_its_reversal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.amount}"


_COURSE = (
    "(SELECT COUNT(*) FROM catalogue_edition e JOIN catalogue_activity a ON a.id = e.activity_id "
    "WHERE e.id = NEW.edition_id AND a.kind = 'executive_course')"
)
_KIND = "(SELECT r.kind FROM admissions_costrequest r WHERE r.id = NEW.request_id)"
_LISTED = (
    "EXISTS (SELECT 1 FROM admissions_costrequest r JOIN admissions_grantterms t ON t.edition_id = r.edition_id "
    "WHERE r.id = NEW.request_id AND t.listed_at IS NOT NULL AND t.requests_until < NEW.decided_at)"
)
_DECIDED = "EXISTS (SELECT 1 FROM admissions_costdecision d WHERE d.request_id = {row}.request_id)"
_PAID = "COALESCE((SELECT SUM(p.amount) FROM admissions_payout p WHERE p.request_id = NEW.request_id), 0)"
# What may be paid out: what is committed, less the registration, which is settled in the account of the fee.
_PAYABLE = (
    "COALESCE((SELECT SUM(c.amount) FROM admissions_commitment c WHERE c.request_id = NEW.request_id), 0) - "
    "COALESCE((SELECT SUM(h.granted) FROM admissions_costhead h "
    "WHERE h.request_id = NEW.request_id AND h.head = 'registration'), 0)"
)

guards.register(
    *guards.only_words_go(CostDecision, "words"),
    guards.append_only("admissions_payout"),
    guards.Guard(
        name="grants_in_component_two_only",
        table="admissions_costrequest",
        events=("INSERT",),
        when=f"(NEW.kind = 'grant' AND {_COURSE} = 0) OR (NEW.kind = 'support' AND {_COURSE} > 0)",
        message="Grants belong to Component II; exceptional support belongs to the other activities",
    ),
    guards.Guard(
        name="no_grant_request_after_the_list",
        table="admissions_costrequest",
        events=("INSERT",),
        when=(
            "NEW.kind = 'grant' AND NOT EXISTS (SELECT 1 FROM admissions_grantterms t "
            "WHERE t.edition_id = NEW.edition_id AND t.listed_at IS NULL)"
        ),
        message="The list of requests for a grant is closed, or was never opened",
    ),
    guards.Guard(
        name="grant_list_is_closed_once",
        table="admissions_grantterms",
        events=("UPDATE", "DELETE"),
        when="OLD.listed_at IS NOT NULL",
        message="The list of requests is closed: its terms stand",
    ),
    guards.Guard(
        name="heads_of_their_kind",
        table="admissions_costhead",
        events=("INSERT", "UPDATE"),
        when=(
            f"({_KIND} = 'support' AND NEW.head NOT IN ('travel', 'stay')) OR ({_KIND} = 'grant' AND NEW.head = 'stay')"
        ),
        message="Exceptional support pays travel and stay only; a grant has four heads",
    ),
    guards.Guard(
        name="heads_stand_once_decided",
        table="admissions_costhead",
        events=("INSERT",),
        when=_DECIDED.format(row="NEW"),
        message="This request is decided: its amounts stand",
    ),
    guards.Guard(
        name="heads_stand_after_decision",
        table="admissions_costhead",
        events=("UPDATE", "DELETE"),
        when=_DECIDED.format(row="OLD"),
        message="This request is decided: its amounts stand",
    ),
    guards.Guard(
        name="grants_decided_after_the_list",
        table="admissions_costdecision",
        events=("INSERT",),
        when=f"{_KIND} = 'grant' AND NOT {_LISTED}",
        message="No grant is decided before all requests are on the closed list",
    ),
    guards.Guard(
        name="decision_totals_its_heads",
        table="admissions_costdecision",
        events=("INSERT",),
        when=(
            "NEW.total <> COALESCE((SELECT SUM(h.granted) FROM admissions_costhead h "
            "WHERE h.request_id = NEW.request_id), 0)"
        ),
        message="The total of a decision is the sum of its heads",
    ),
    guards.Guard(
        name="payout_within_the_commitment",
        table="admissions_payout",
        events=("INSERT",),
        when=f"NEW.amount > 0 AND {_PAID} + NEW.amount > {_PAYABLE}",
        message="No more is paid than is committed",
    ),
    guards.Guard(
        name="payout_reversed_by_its_opposite",
        table="admissions_payout",
        events=("INSERT",),
        when=(
            "NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM admissions_payout p "
            "WHERE p.id = NEW.reverses_id AND p.request_id = NEW.request_id "
            "AND p.amount = -NEW.amount AND p.reverses_id IS NULL)"
        ),
        message="A reversal is the opposite of the payment that it reverses",
    ),
)
