import django.db.models.deletion
from django.db import migrations, models

from academy.lib import guards


def name_the_numbered(apps, schema_editor):
    """Lines that were written with a register entry: the numbered line of the same number."""
    leaves = apps.get_model('certificates', 'LogLeaf').objects.filter(change=None)
    if not leaves.exists():
        return
    numbered = dict(apps.get_model('certificates', 'NumberedLine').objects.values_list('number', 'pk'))
    with guards.lifted(schema_editor.connection.alias):
        for leaf in leaves.select_related('entry'):
            leaves.filter(pk=leaf.pk).update(numbered=numbered[leaf.entry.number])
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')  # before the table is altered again


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0003_why_a_list_was_withdrawn'),
    ]

    operations = [
        migrations.CreateModel(
            name='SealedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numbered', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sealed', to='certificates.numberedline')),
                ('payload', models.JSONField()),
                ('record', models.BinaryField()),
                ('signatures', models.JSONField()),
                ('leaf', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': 'sealed line',
                'verbose_name_plural': 'sealed lines',
            },
        ),
        migrations.AddField(
            model_name='logleaf',
            name='numbered',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='log_leaves', to='certificates.numberedline'),
        ),
        migrations.RunPython(name_the_numbered, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(
            model_name='logleaf',
            name='a_certificate_once',
        ),
        migrations.RemoveField(
            model_name='logleaf',
            name='entry',
        ),
        migrations.AddConstraint(
            model_name='logleaf',
            constraint=models.UniqueConstraint(condition=models.Q(('change__isnull', True)), fields=('hash',), name='a_seal_once'),
        ),
        migrations.AddConstraint(
            model_name='logleaf',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('change__isnull', True), ('numbered__isnull', False)), models.Q(('change__isnull', False), ('numbered__isnull', True)), _connector='OR'), name='a_line_is_of_a_seal_or_of_a_change'),
        ),
    ]
