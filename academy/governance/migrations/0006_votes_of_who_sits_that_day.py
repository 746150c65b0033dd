from django.db import migrations

from academy.lib import guards


def renew(apps, schema_editor):
    """What these two ask has grown: the day on which the holding begins, and rules that apply already."""
    guards.renew('vote_while_seated', 'vote_under_rules', using=schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ("governance", "0005_what_is_tabled_is_settled"),
    ]

    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
    ]
