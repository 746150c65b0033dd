"""Entries that were written before balances were kept are added up once; from here on the database follows them."""

from django.db import migrations

ADD_UP = """
INSERT INTO credits_balance (person_uid, component, category, amount)
SELECT person_uid, component, category, SUM(amount) FROM credits_creditentry GROUP BY person_uid, component, category
"""


class Migration(migrations.Migration):

    dependencies = [("credits", "0003_balance_simulation_appeals")]

    operations = [migrations.RunSQL(ADD_UP, migrations.RunSQL.noop)]
