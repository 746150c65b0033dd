import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES
from academy.lib.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('catalogue', '0001_initial'),
        ('governance', '0001_initial'),
        ('learning', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [Together([
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
                'constraints': [models.UniqueConstraint(fields=('person_uid', 'component', 'category'), name='one_balance_per_category')],
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
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_entries', to='catalogue.edition')),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_entries', to='learning.fact')),
                ('grounds', models.JSONField(default=list)),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_entries', to='governance.requirement')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_entries', to='governance.resolution')),
                ('revision', models.PositiveSmallIntegerField(default=1)),
                ('activity_date', models.DateField()),
                ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='credits.creditentry')),
                ('reason', models.CharField(max_length=40)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'credit entry',
                'verbose_name_plural': 'credit entries',
                'ordering': ['activity_date', 'pk'],
                'indexes': [models.Index(fields=['person_uid', 'component', 'category', 'amount'], name='credits_by_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reverses__isnull', True)), fields=('person_uid', 'fact', 'requirement', 'resolution', 'revision'), name='one_award_per_fact'), models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('reverses__isnull', True)), models.Q(('amount__lt', 0), ('reverses__isnull', False)), _connector='OR'), name='only_reversals_are_negative')],
            },
        ),
        migrations.CreateModel(
            name='Simulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='simulations', to='governance.resolution')),
                ('against', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='simulations_against', to='governance.resolution')),
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
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='people.person')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='catalogue.edition')),
                ('component', models.CharField(max_length=3)),
                ('requirement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='governance.requirement')),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='credits.creditentry')),
                ('reason', models.TextField()),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('stored_as', models.CharField(blank=True, max_length=200)),
                ('file_kind', models.CharField(blank=True, max_length=8)),
                ('lodged_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer_due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('upheld', 'upheld'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='open', max_length=9)),
                ('grounds', models.TextField(blank=True)),
                ('outcome_fact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='learning.fact')),
                ('outcome_entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals_upheld', to='credits.creditentry')),
                ('decided_by', models.CharField(blank=True, max_length=64)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['lodged_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='an_appeal_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('grounds', ''), _negated=True), _connector='OR'), name='a_refusal_has_grounds')],
            },
        ),
        migrations.CreateModel(
            name='SimulatedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('simulation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='credits.simulation')),
                ('person_uid', models.UUIDField()),
                ('country', models.CharField(blank=True, max_length=2)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='simulated_changes', to='catalogue.edition')),
                ('component', models.CharField(max_length=3)),
                ('before', models.IntegerField()),
                ('after', models.IntegerField()),
                ('complete_before', models.BooleanField()),
                ('complete_after', models.BooleanField()),
            ],
            options={
                'verbose_name': 'simulated change',
                'verbose_name_plural': 'simulated changes',
                'indexes': [models.Index(fields=['simulation', 'country'], name='credits_sim_simulat_43d55f_idx')],
            },
        ),
    ])]
