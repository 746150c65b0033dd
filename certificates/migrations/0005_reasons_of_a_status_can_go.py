"""A change of status may lose its reason in words when a person is erased: another trigger takes the place of this one."""

from django.db import migrations

from academy.lib.guards import dropped


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0004_sealed_lines"),
    ]

    operations = [dropped("certificates_statuschange_append_only_update", table="certificates_statuschange")]
