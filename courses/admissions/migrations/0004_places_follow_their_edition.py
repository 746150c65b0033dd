"""A place's capacity is its edition's: a composite foreign key, which Django cannot declare, by each vendor's SQL.

No later migration may alter a column of this table on SQLite without repeating this one: a rebuild would drop the key.
Its number is that of before twelve files were folded into one: a database made then knows it by this name.
"""

from django.db import migrations

KEY = "FOREIGN KEY (edition_id, capacity) REFERENCES catalogue_edition (id, capacity) ON UPDATE CASCADE"


def add_key(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE admissions_place ADD CONSTRAINT place_capacity_of_edition {KEY}")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'admissions_place'")
        table = cursor.fetchone()[0]
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'admissions_place' AND sql NOT NULL")
        indexes = [row[0] for row in cursor.fetchall()]
    body = table.rstrip().removesuffix(")").replace('"admissions_place"', '"new__admissions_place"', 1)
    typed = "CHECK (typeof(number) = 'integer' AND typeof(capacity) = 'integer')"
    schema_editor.execute(f"{body}, {KEY}, {typed})")
    schema_editor.execute("INSERT INTO new__admissions_place SELECT * FROM admissions_place")
    schema_editor.execute("DROP TABLE admissions_place")
    schema_editor.execute("ALTER TABLE new__admissions_place RENAME TO admissions_place")
    for index in indexes:
        schema_editor.execute(index)


class Migration(migrations.Migration):
    dependencies = [("admissions", "0001_initial"), ("catalogue", "0001_initial")]
    operations = [migrations.RunPython(add_key, migrations.RunPython.noop)]
