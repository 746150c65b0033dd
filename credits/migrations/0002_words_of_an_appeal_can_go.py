"""A decided appeal may lose its words when a person is erased: another trigger takes the place of this one."""

from django.db import migrations

from academy.lib.guards import dropped


class Migration(migrations.Migration):
    dependencies = [
        ("credits", "0001_initial"),
    ]

    operations = [dropped("appeal_settled_update", table="credits_appeal")]
