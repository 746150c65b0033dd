"""Rows that are never changed may lose their free text when a person is erased: other triggers take the place of these.

The new ones are installed after every migrate, as all of them are.
"""

from django.db import migrations

from academy.lib.guards import dropped

TABLES = ("meritscore", "firsttimenote", "screeningdecision", "placeevent", "lateadmission", "costdecision", "override", "undertaking")


class Migration(migrations.Migration):
    dependencies = [
        ("admissions", "0004_places_follow_their_edition"),
    ]

    operations = [
        *(dropped(f"admissions_{one}_append_only_update", table=f"admissions_{one}") for one in TABLES),
        dropped("joint_nomination_is_unbound_once_update", table="admissions_jointnomination"),
    ]
