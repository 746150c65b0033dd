import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('catalogue', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Balance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_uid', models.UUIDField()),
                ('component', models.CharField(max_length=3)),
                ('category', models.CharField(max_length=20)),
                ('amount', models.IntegerField()),
            ],
            options={
                'verbose_name': 'balance',
                'verbose_name_plural': 'balances',
            },
        ),
        migrations.CreateModel(
            name='CreditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_uid', models.UUIDField()),
                ('component', models.CharField(max_length=3)),
                ('category', models.CharField(default='other', max_length=20)),
                ('amount', models.IntegerField()),
                ('workload_hours', models.IntegerField(default=0)),
                ('contact_minutes', models.IntegerField(default=0)),
                ('grounds', models.JSONField(default=list)),
                ('revision', models.PositiveSmallIntegerField(default=1)),
                ('activity_date', models.DateField()),
                ('reason', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'credit entry',
                'verbose_name_plural': 'credit entries',
                'ordering': ['activity_date', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SimulatedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_uid', models.UUIDField()),
                ('country', models.CharField(blank=True, max_length=2)),
                ('component', models.CharField(max_length=3)),
                ('before', models.IntegerField()),
                ('after', models.IntegerField()),
                ('complete_before', models.BooleanField()),
                ('complete_after', models.BooleanField()),
            ],
            options={
                'verbose_name': 'simulated change',
                'verbose_name_plural': 'simulated changes',
            },
        ),
        migrations.CreateModel(
            name='Simulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('data_from', models.DateField()),
                ('data_to', models.DateField()),
                ('state', models.CharField(choices=[('queued', 'queued'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='queued', max_length=8)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('content_digest', models.CharField(max_length=64)),
                ('summary', models.JSONField(default=dict)),
                ('asked_by', models.CharField(max_length=64)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('error', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'simulation',
                'verbose_name_plural': 'simulations',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(max_length=3)),
                ('reason', models.TextField()),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('stored_as', models.CharField(blank=True, max_length=200)),
                ('file_kind', models.CharField(blank=True, max_length=8)),
                ('lodged_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('upheld', 'upheld'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='open', max_length=9)),
                ('grounds', models.TextField(blank=True)),
                ('decided_by', models.CharField(blank=True, max_length=64)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='catalogue.edition')),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['lodged_at', 'pk'],
            },
        ),
    ]
