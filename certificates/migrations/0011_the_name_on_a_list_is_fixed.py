from django.db import migrations


def fix_names(apps, schema_editor):
    """Of lists that are not numbered yet: as it was approved, unless the person has changed it since."""
    lines = apps.get_model('certificates', 'ReleaseLine').objects.filter(
        release__state__in=['proposed', 'approved'], name=''
    )
    for line in lines.select_related('person'):
        lines.filter(pk=line.pk).update(name=line.person.printed_name)
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0010_issuers_left_out"),
    ]

    operations = [migrations.RunPython(fix_names, migrations.RunPython.noop, elidable=True)]
