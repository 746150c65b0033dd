import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0013_holds_have_an_end"),
    ]

    operations = [
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='left_out', to='people.person')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='left_out', to='certificates.release')),
            ],
            options={
                'verbose_name': 'name left out of a list',
                'verbose_name_plural': 'names left out of lists',
                'constraints': [models.UniqueConstraint(fields=('release', 'person'), name='left_out_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='left_out_with_a_reason')],
            },
        ),
    ]
