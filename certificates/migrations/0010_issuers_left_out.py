import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0009_where_the_private_half_is"),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuerLeftOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='left_out_of', to='people.institution')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issuers_left_out', to='certificates.release')),
            ],
            options={
                'verbose_name': 'institution left out of a list',
                'verbose_name_plural': 'institutions left out of lists',
                'ordering': ['release', 'institution'],
                'constraints': [models.UniqueConstraint(fields=('release', 'institution'), name='issuer_left_out_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='issuer_left_out_is_told_why')],
            },
        ),
    ]
