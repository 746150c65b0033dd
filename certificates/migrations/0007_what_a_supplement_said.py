from django.db import migrations, models

from academy.lib import guards


def take_from_the_records(apps, schema_editor):
    """The digest that was printed on each supplement; of an erased record it is not known any more."""
    entries = apps.get_model('certificates', 'RegisterEntry').objects
    records = apps.get_model('certificates', 'CertificateRecord').objects
    if not records.exists():
        return
    with guards.lifted(schema_editor.connection.alias):
        for entry, payload in records.values_list('entry_id', 'payload').iterator():
            entries.filter(pk=entry).update(supplement_sha256=payload.get('supplement', {}).get('digest', ''))


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0006_a_key_for_status_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name='registerentry',
            name='supplement_sha256',
            field=models.CharField(blank=True, default='', max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(take_from_the_records, migrations.RunPython.noop, elidable=True),
    ]
