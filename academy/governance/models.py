"""Work programmes, mandates, boards and seats, resolutions, votes, decisions.

What a mandate fixes is a `Provision` with its place in the founding text. What a body decides is a row with a number.
"""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from academy.lib.bilingual import in_language


class Component(models.TextChoices):
    """The Academy's three components. Source: P-PG (2020) 10, Academy, items 6 and 8."""

    ONE = "I", _("Component I")
    TWO = "II", _("Component II")
    THREE = "III", _("Component III")


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
        TITLE = "title", _("title of the certificate")
        STATEMENT = "statement", _("what the certificate attests")
        LONGEST_MONTHS = "longest_months", _("span in months")

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
        return f"P-PG (2020) 10, {self.mandate.code}, {self.item}"


class Decision(models.Model):
    """A dated act of a body outside the Board's resolutions, e.g. a plenary of the Permanent Correspondents."""

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
        OTHER = "other", _("other")

    reference = models.CharField(max_length=80, unique=True)
    body = models.CharField(max_length=12, choices=Body.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
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


class Renewal(models.Model):
    """A mandate goes on, from a day to a day, by an act of the Permanent Correspondents."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="renewals")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="renewals")
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


class Seat(models.Model):
    """A seat on the Governing Board: three Correspondents, one partner. Source: P-PG (2020) 10, Academy, item 9."""

    class Kind(models.TextChoices):
        PERMANENT_CORRESPONDENT = "pc", _("Permanent Correspondent")
        PARTNER = "partner", _("representative of the partner institutions")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "number"], name="one_seat_per_number")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class SeatHolding(models.Model):
    """Who sits on a seat (or is deputy for it), from a day to a day."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="seats")
    is_deputy = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("seat holding")
        verbose_name_plural = _("seat holdings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["seat", "is_deputy"], condition=Q(ends_on__isnull=True), name="one_open_holder_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat} {self.starts_on}"


class Partner(models.Model):
    """A partner institution of the Academy, with the state of the partnership. The text names two as 'envisaged'."""

    class State(models.TextChoices):
        ENVISAGED = "envisaged", _("envisaged")
        PARTICIPATING = "participating", _("participating")
        ENDED = "ended", _("ended")

    institution = models.ForeignKey("people.Institution", on_delete=models.PROTECT, related_name="partnerships")
    state = models.CharField(max_length=13, choices=State.choices)
    since = models.DateField()
    source = models.CharField(max_length=200)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["institution", "state", "since"], name="one_partner_state_per_day")
        ]

    def __str__(self) -> str:
        return f"{self.institution} ({self.get_state_display()})"


class Resolution(models.Model):
    """A decision of the Governing Board. `applies_*`: dates of activities it governs; `in_force_*`: when it is law."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        TABLED = "tabled", _("tabled")
        ADOPTED = "adopted", _("adopted")
        REJECTED = "rejected", _("rejected")

    number = models.CharField(max_length=20, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    text_fr = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    tabled_at = models.DateTimeField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    applies_from = models.DateField()
    applies_to = models.DateField()
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    # The Permanent Correspondents' endorsement of its list of topics and activities; credit values need none.
    endorsement = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="endorsed")
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        ordering: ClassVar = ["-applies_from", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(applies_to__gte=F("applies_from")), name="resolution_applies_in_order"),
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(adopted_on__isnull=False), name="adopted_resolution_has_date"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def governs(self, day: date) -> bool:
        """True when this adopted resolution applies to an activity of `day`."""
        return self.state == self.State.ADOPTED and self.applies_from <= day <= self.applies_to


class DesignatedActivity(models.Model):
    """An activity that the Board designates for credit. In effect only once the list is endorsed."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="designated_activities")
    activity_key = models.SlugField(max_length=60)  # catalogue activity, by key (the catalogue lies above)
    component = models.CharField(max_length=3, choices=Component.choices)
    reason_fr = models.TextField(blank=True)  # needed for an activity that is not capacity building
    reason_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("designated activity")
        verbose_name_plural = _("designated activities")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "activity_key", "component"], name="one_designation")
        ]

    def __str__(self) -> str:
        return self.activity_key


class Requirement(models.Model):
    """What a designated activity asks and what it is worth: one line of the credit list.

    amount: hundredths of an Academy credit. settings: parameters of the rule kind, e.g. {"share_percent": 80}.
    """

    class Kind(models.TextChoices):
        ATTENDANCE = "attendance", _("attendance")
        ACTIVE_PARTICIPATION = "active_participation", _("active participation")
        ASSIGNMENT = "assignment", _("assignment")
        TEST = "test", _("test")
        LESSONS = "lessons", _("lessons read")
        MODULE = "module", _("module completed")
        AWARD = "award", _("credits once every requirement is met")

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="requirements")
    activity_key = models.SlugField(max_length=60)
    component = models.CharField(max_length=3, choices=Component.choices)
    key = models.SlugField(max_length=60)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    amount = models.PositiveIntegerField(default=0)
    settings = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering: ClassVar = ["order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resolution", "component", "activity_key", "key"], name="one_requirement_per_key"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_key} {self.key}"


class Threshold(models.Model):
    """Credits required for a component's certificate. amount: hundredths of an Academy credit."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="thresholds")
    component = models.CharField(max_length=3, choices=Component.choices)
    amount = models.PositiveIntegerField()
    # Whether credits earned under another component count here (off unless the Board says so).
    counts_other_components = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resolution", "component"], name="one_threshold_per_component")
        ]

    def __str__(self) -> str:
        return f"{self.component}: {self.amount / 100:.2f}"


class RulesOfProcedure(models.Model):
    """How the Board votes: its own decision, never the program's; the text sets no quorum and no majority."""

    class Majority(models.TextChoices):
        SIMPLE = "simple", _("more votes for than against")
        TWO_THIRDS = "two_thirds", _("two thirds of the votes for and against")
        ALL = "all", _("no vote against")

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="rules_of_procedure")
    quorum = models.PositiveSmallIntegerField()
    majority = models.CharField(max_length=10, choices=Majority.choices)
    applies_from = models.DateField()
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("rules of procedure")
        verbose_name_plural = _("rules of procedure")
        ordering: ClassVar = ["applies_from", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(quorum__gte=1), name="a_quorum_is_somebody")]

    def __str__(self) -> str:
        return f"{self.quorum}, {self.get_majority_display()}"


class Vote(models.Model):
    """One seat's vote on one resolution, cast by who held it that day."""

    class Choice(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        ABSTAIN = "abstain", _("abstention")

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    holding = models.ForeignKey(SeatHolding, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=8, choices=Choice.choices)
    cast_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints: ClassVar = [models.UniqueConstraint(fields=["resolution", "seat"], name="one_vote_per_seat")]

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.seat_id} {self.choice}"


def _law(table: str) -> guards.Guard:
    """The content of a resolution can change while it is a draft and never again."""
    state = "(SELECT state FROM governance_resolution r WHERE r.id = OLD.resolution_id)"
    return guards.Guard(
        name=f"{table}_settled",
        table=table,
        events=("UPDATE", "DELETE"),
        when=f"COALESCE({state}, 'gone') NOT IN ('draft', 'gone')",
        message="A resolution that was tabled cannot be changed: the Board adopts another one",
    )


def _no_late_additions(table: str) -> guards.Guard:
    state = "(SELECT state FROM governance_resolution r WHERE r.id = NEW.resolution_id)"
    return guards.Guard(
        name=f"{table}_no_late_additions",
        table=table,
        events=("INSERT",),
        when=f"{state} <> 'draft'",
        message="A resolution that was tabled cannot be added to: the Board adopts another one",
    )


for _table in ("governance_requirement", "governance_threshold", "governance_designatedactivity"):
    guards.register(_law(_table), _no_late_additions(_table))
guards.register(
    guards.Guard(
        name="resolution_settled",
        table="governance_resolution",
        events=("UPDATE",),
        columns=(
            "number",
            "title_fr",
            "title_en",
            "text_fr",
            "text_en",
            "applies_from",
            "applies_to",
            "in_force_from",
            "adopted_on",
        ),
        when="OLD.state IN ('adopted', 'rejected')",
        message="An adopted resolution cannot be changed: the Board adopts another one",
    ),
    guards.Guard(
        name="resolution_kept",
        table="governance_resolution",
        events=("DELETE",),
        when="OLD.state <> 'draft'",
        message="A resolution that was tabled stays on record",
    ),
    guards.append_only("governance_vote"),
    guards.append_only("governance_decision"),
    guards.append_only("governance_renewal"),
    guards.append_only("governance_provision"),
    guards.append_only("governance_rulesofprocedure"),
    guards.Guard(
        name="component_i_asks_for_no_test",
        table="governance_requirement",
        events=("INSERT", "UPDATE"),
        when="NEW.component = 'I' AND NEW.kind = 'test'",
        message="Component I attests presence and active participation only: it asks for no test",
    ),
    guards.Guard(
        name="component_iii_gives_no_credit",
        table="governance_threshold",
        events=("INSERT", "UPDATE"),
        when="NEW.component = 'III'",
        message="Component III is the universities' title: the Board sets no level for it before it is launched",
    ),
)
