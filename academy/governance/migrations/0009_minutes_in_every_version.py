import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


def keep_what_stands(apps, schema_editor):
    """Minutes that were written before: their first version."""
    kept = apps.get_model('governance', 'Minutes')
    for sitting in apps.get_model('governance', 'Sitting').objects.exclude(minutes_fr='', minutes_en=''):
        kept.objects.create(sitting=sitting, number=1, minutes_fr=sitting.minutes_fr, minutes_en=sitting.minutes_en)


class Migration(migrations.Migration):

    dependencies = [
        ("governance", "0008_a_seat_is_held_for_a_partner"),
    ]

    operations = [
        migrations.CreateModel(
            name='Minutes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('present', models.TextField(blank=True)),
                ('minutes_fr', models.TextField(blank=True)),
                ('minutes_en', models.TextField(blank=True)),
                ('written_by', models.CharField(blank=True, max_length=64)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='governance.sitting')),
            ],
            options={
                'verbose_name': 'minutes of a sitting',
                'verbose_name_plural': 'minutes of sittings',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('sitting', 'number'), name='one_text_per_number')],
            },
        ),
        migrations.RunPython(keep_what_stands, migrations.RunPython.noop, elidable=True),
    ]
