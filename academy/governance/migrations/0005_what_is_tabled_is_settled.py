from django.db import migrations

from academy.lib import guards


def settle(apps, schema_editor):
    """What these two refuse has grown: they are made anew."""
    guards.renew('resolution_settled', 'resolution_decided_once', using=schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ("governance", "0004_whose_act"),
    ]

    operations = [
        migrations.RunPython(settle, migrations.RunPython.noop),
    ]
