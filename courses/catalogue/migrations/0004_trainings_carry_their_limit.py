"""Every Executive Training carries the limit of its mandate, which triggers ask from now on.

The triggers are added by name after `migrate`. An edition with more places than the mandate allows stops the migration.
"""

from django.db import migrations



def give_limits(apps, schema_editor):
    Edition, Provision, PlaceLimit = (
        apps.get_model(*name)
        for name in (("catalogue", "Edition"), ("governance", "Provision"), ("catalogue", "PlaceLimit"))
    )
    for edition in Edition.objects.filter(limit=None, activity__kind="executive_training").select_related("activity"):
        said = Provision.objects.filter(mandate=edition.activity.mandate_id, component="", key="max_places")
        provision = said.exclude(number=None).order_by("-pk").first()
        if provision is None:
            continue
        if edition.capacity is None or edition.capacity > provision.number:
            raise ValueError(f"{edition.key}: the mandate allows {provision.number} places, not {edition.capacity}")
        limit, _made = PlaceLimit.objects.get_or_create(provision=provision, defaults={"maximum": provision.number})
        edition.limit = limit
        edition.save(update_fields=["limit"])


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0003_editions_have_a_story_steering_group_and_offers"),
        ("governance", "0001_initial"),
    ]
    operations = [migrations.RunPython(give_limits, migrations.RunPython.noop)]
