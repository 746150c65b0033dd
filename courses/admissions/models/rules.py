"""The rule set of a call, and the public notice of list, rule and lot. All of it is written once and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from academy.lib import guards
from courses.admissions.models.calls import Call


class RuleSet(models.Model):
    """A version of the rule by which a call selects. The latest one adopted before the deadline counts.

    rule: the parameters as `courses.admissions.domain.case` reads them, without the capacity, which the mandate sets.
    body, decided_on, reference: who decided it, when and where it stands; of a recorded decision copied from it.
    takes_joint: whether joint nominations are admitted; which there are stands with the applications.
    served_last_reason: why the countries served last time are others than the program counted.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="rule_sets")
    version = models.PositiveSmallIntegerField()
    rule = models.JSONField()
    rule_hash = models.CharField(max_length=64)
    reference = models.CharField(max_length=200)  # the decision that adopted it
    # Empty only for rule sets that were adopted before body and day were asked for.
    body = models.CharField(max_length=12, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(
        "governance.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="rule_sets"
    )
    takes_joint = models.BooleanField(default=False)
    served_last_reason = models.TextField(blank=True, default="")
    adopted_by = models.CharField(max_length=64)
    adopted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering: ClassVar = ["call", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "version"], name="one_rule_set_per_version"),
            models.CheckConstraint(
                condition=(Q(body="") & Q(decided_on=None) & Q(decision=None))
                | (~Q(body="") & Q(decided_on__isnull=False)),
                name="rule_set_body_with_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call} v{self.version}"


class LotteryNotice(models.Model):
    """List, rule and the public value still to come, published before anybody can know that value.

    awaited: which value, by whom it is published, e.g. the draw of a national lottery. value_day: its day.
    """

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="lottery_notice")
    list_hash = models.CharField(max_length=64)
    rule = models.JSONField()
    rule_hash = models.CharField(max_length=64)
    awaited = models.CharField(max_length=200)
    value_day = models.DateField()
    published_by = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("notice of the lot")
        verbose_name_plural = _("notices of the lot")

    def __str__(self) -> str:
        return f"{self.call} {self.value_day}"


class LotteryValue(models.Model):
    """The public value as one officer read it; two officers must have typed the same."""

    notice = models.ForeignKey(LotteryNotice, on_delete=models.PROTECT, related_name="values")
    value = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=64)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("value for the lot")
        verbose_name_plural = _("values for the lot")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.value


guards.register(
    guards.append_only("admissions_ruleset"),
    guards.append_only("admissions_lotterynotice"),
    guards.append_only("admissions_lotteryvalue"),
    guards.Guard(
        name="admissions_rule_set_before_deadline",
        table="admissions_ruleset",
        events=("INSERT",),
        message="a rule set is adopted before the deadline of its call",
        when="NEW.adopted_at > (SELECT deadline FROM admissions_call WHERE id = NEW.call_id)",
    ),
    guards.Guard(
        name="admissions_rule_set_says_who_decided",
        table="admissions_ruleset",
        events=("INSERT",),
        message="a rule set names the body that decided it, and the day",
        when="NEW.body = '' OR NEW.decided_on IS NULL",
    ),
)
