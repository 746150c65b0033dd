import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def name_the_rules(apps, schema_editor):
    """Votes that were opened before: the rules that applied on that day."""
    rules = list(apps.get_model('governance', 'RulesOfProcedure').objects.order_by('applies_from', 'pk'))
    opened = apps.get_model('governance', 'Sitting').objects.exclude(opened_at=None)
    for sitting in opened:
        then = [one for one in rules if one.applies_from <= timezone.localdate(sitting.opened_at)]
        if then:
            opened.filter(pk=sitting.pk).update(rules=then[-1])


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='sitting',
            name='rules',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='governance.rulesofprocedure'),
        ),
        migrations.RunPython(name_the_rules, migrations.RunPython.noop, elidable=True),
    ]
