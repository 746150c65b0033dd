"""What an Executive Training waits for before it opens: decisions, residential modules, its steering group."""

from collections.abc import Sequence

from academy.governance.api import Decision
from courses.catalogue.domain import opening
from courses.catalogue.models import Activity, Edition, Module
from courses.catalogue.operations.modules import ModuleSpec
from courses.catalogue.refusals import (
    DecisionMissing,
    DecisionOfAnotherYear,
    EditionRefused,
    ModulesNotResidential,
    SteeringGroupMissing,
)


def lacking(edition: Edition, modules: Sequence[ModuleSpec] | Sequence[Module]) -> list[Exception]:
    """Everything that is missing, as refusals; other activities need none of it. Source: P-PG/Training, 4 and 5."""
    if edition.activity.kind != Activity.Kind.EXECUTIVE_TRAINING:
        return []
    return [_refusal(code, edition) for code in opening.missing(_case(edition, modules))]


def residential_faults(activity: Activity, modules: Sequence[ModuleSpec] | Sequence[Module]) -> list[Exception]:
    """Once a training is open its modules stay residential seminars. Source: P-PG/Training, item 5."""
    is_training = activity.kind == Activity.Kind.EXECUTIVE_TRAINING
    is_residential = all(module.kind == Module.Kind.RESIDENTIAL for module in modules)
    return [ModulesNotResidential()] if is_training and not is_residential else []


def _case(edition: Edition, modules: Sequence[ModuleSpec] | Sequence[Module]) -> opening.TrainingCase:
    group = edition.steering_group.running(on=edition.starts_on).count() if edition.pk else 0
    return opening.TrainingCase(
        starts_on=edition.starts_on,
        yearly=_act(edition.yearly_decision, edition),
        topic=_act(edition.topic_decision, edition),
        residential=tuple(module.kind == Module.Kind.RESIDENTIAL for module in modules),
        steering_group=group,
    )


def _act(decision: Decision | None, edition: Edition) -> opening.Act | None:
    if decision is None:
        return None
    others = Edition.objects.filter(yearly_decision=decision).exclude(pk=edition.pk)
    years = frozenset(day.year for day in others.values_list("starts_on", flat=True))
    return opening.Act(body=decision.body, kind=decision.kind, decided_on=decision.decided_on, years=years)


def _refusal(code: str, edition: Edition) -> EditionRefused:
    if code == opening.YEARLY_OF_ANOTHER_YEAR:
        return DecisionOfAnotherYear(reference=str(edition.yearly_decision), year=edition.starts_on.year)
    return {
        opening.YEARLY_MISSING: DecisionMissing.yearly,
        opening.TOPIC_MISSING: DecisionMissing.topic,
        opening.NOT_RESIDENTIAL: ModulesNotResidential,
        opening.STEERING_GROUP_MISSING: SteeringGroupMissing,
    }[code]()
