import django.db.models.deletion
from django.db import migrations, models


def note_the_open_lines(apps, schema_editor):
    """Lines of lists under way. Where two lists have the same name, the older one keeps it: the other is refused."""
    lines = apps.get_model('certificates', 'ReleaseLine').objects.filter(
        release__state__in=['proposed', 'approved', 'issuing']
    )
    noted = {}
    for line in lines.select_related('release', 'person').order_by('release__proposed_at', 'pk'):
        noted.setdefault((line.person.uid, line.release.component, line.release.edition_id), line.pk)
    open_lines = apps.get_model('certificates', 'OpenLine').objects
    open_lines.bulk_create(
        open_lines.model(line_id=pk, person_uid=uid, component=component, edition_id=edition)
        for (uid, component, edition), pk in noted.items()
    )
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0007_what_a_supplement_said"),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='under_way', to='certificates.releaseline')),
                ('person_uid', models.UUIDField()),
                ('component', models.CharField(max_length=3)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_lines', to='catalogue.edition')),
            ],
            options={
                'verbose_name': 'line under way',
                'verbose_name_plural': 'lines under way',
                'constraints': [models.UniqueConstraint(fields=('person_uid', 'component', 'edition'), name='one_list_at_a_time')],
            },
        ),
        migrations.RunPython(note_the_open_lines, migrations.RunPython.noop, elidable=True),
    ]
