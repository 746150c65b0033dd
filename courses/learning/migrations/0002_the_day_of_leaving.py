from django.db import migrations, models
from django.utils import timezone


def take_the_day_from_the_record(apps, schema_editor):
    """Who has left, on the day of her last act of leaving; without a record the day stays unknown."""
    left = apps.get_model('learning', 'Enrolment').objects.filter(state='withdrawn')
    acts = apps.get_model('audit', 'AuditRecord').objects.filter(action='enrolment.withdrawn').order_by('number')
    days = {act.object_id: timezone.localdate(act.at) for act in acts.iterator()} if left.exists() else {}
    for enrolment in left:
        left.filter(pk=enrolment.pk).update(withdrawn_on=days.get(str(enrolment.pk)))


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('learning', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='enrolment',
            name='withdrawn_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunPython(take_the_day_from_the_record, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='enrolment',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('state', 'withdrawn'), _connector='OR'), name='only_who_left_has_a_day_of_leaving'),
        ),
    ]
