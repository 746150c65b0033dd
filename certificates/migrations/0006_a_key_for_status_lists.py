from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0005_reasons_of_a_status_can_go"),
    ]

    operations = [
        migrations.AlterField(
            model_name='publickey',
            name='purpose',
            field=models.CharField(choices=[('record', 'seal of the record (Ed25519)'), ('seal', 'seal of the PDF (P-256)'), ('status', 'status lists, and nothing else (Ed25519)')], max_length=6),
        ),
        migrations.AddConstraint(
            model_name='publickey',
            constraint=models.UniqueConstraint(condition=models.Q(('purpose', 'seal'), _negated=True), fields=('kid',), name='one_name_per_key_in_a_did_document'),
        ),
    ]
