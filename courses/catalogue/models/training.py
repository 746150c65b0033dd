"""What the database refuses of the modules of an Executive Training.

Source: P-PG (2020) 10, P-PG/Training, item 5: a training is made of two residential modules. The number is read from
the mandate's provision, so that a renewed mandate needs no other code.
"""

from academy.lib import guards

_SAID = (
    "(SELECT v.number FROM governance_provision v JOIN catalogue_activity a ON a.mandate_id = v.mandate_id "
    "JOIN catalogue_edition e ON e.activity_id = a.id "
    "WHERE v.key = 'modules' AND v.component = '' AND e.id = {} ORDER BY v.id DESC LIMIT 1)"
)
_IS_OPEN_TRAINING = (
    "EXISTS (SELECT 1 FROM catalogue_edition e JOIN catalogue_activity a ON a.id = e.activity_id "
    "WHERE e.id = {} AND e.state IN ('open', 'postponed') AND a.kind = 'executive_training')"
)
# Numbers are unique in an edition: within 1 to the mandate's number there are never more than it says.
_IS_NONE_OF_THEM = f"(NEW.kind <> 'residential' OR NEW.number NOT BETWEEN 1 AND {_SAID.format('NEW.edition_id')})"

guards.register(
    guards.Guard(
        name="training_opens_with_its_residential_modules",
        table="catalogue_edition",
        events=("UPDATE",),
        columns=("state",),
        when=(
            "NEW.state = 'open' AND OLD.state = 'planned' AND EXISTS "  # noqa: S608 - ours
            "(SELECT 1 FROM catalogue_activity a WHERE a.id = NEW.activity_id AND a.kind = 'executive_training') "
            "AND (EXISTS (SELECT 1 FROM catalogue_module m WHERE m.edition_id = NEW.id AND m.kind <> 'residential') "
            f"OR (SELECT COUNT(*) FROM catalogue_module m WHERE m.edition_id = NEW.id) <> {_SAID.format('NEW.id')})"
        ),
        message="An Executive Training opens with the residential modules that its mandate says, no more and no fewer",
    ),
    guards.Guard(
        name="open_training_takes_no_other_module",
        table="catalogue_module",
        events=("INSERT",),
        when=f"{_IS_OPEN_TRAINING.format('NEW.edition_id')} AND {_IS_NONE_OF_THEM}",
        message="An open Executive Training has the residential modules that its mandate says, and no other",
    ),
    guards.Guard(
        name="open_training_keeps_its_modules",
        table="catalogue_module",
        events=("UPDATE",),
        columns=("edition_id", "kind", "number"),
        when=(
            f"{_IS_OPEN_TRAINING.format('OLD.edition_id')} AND (NEW.edition_id <> OLD.edition_id OR {_IS_NONE_OF_THEM})"
        ),
        message="An open Executive Training has the residential modules that its mandate says, and no other",
    ),
    guards.Guard(
        name="open_training_loses_no_module",
        table="catalogue_module",
        events=("DELETE",),
        when=_IS_OPEN_TRAINING.format("OLD.edition_id"),
        message="An open Executive Training has the residential modules that its mandate says, and loses none",
    ),
)
