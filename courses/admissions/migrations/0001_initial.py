import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApplicationImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('report', models.JSONField(default=list)),
                ('accepted', models.BooleanField()),
                ('imported_by', models.CharField(max_length=64)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'import of applications',
                'verbose_name_plural': 'imports of applications',
                'ordering': ['-imported_at'],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opens_at', models.DateTimeField()),
                ('deadline', models.DateTimeField()),
                ('key_date', models.DateField()),
                ('institution_kinds', models.JSONField(default=list)),
                ('offer_days', models.PositiveSmallIntegerField(default=10)),
            ],
            options={
                'verbose_name': 'call for applications',
                'verbose_name_plural': 'calls for applications',
            },
        ),
        migrations.CreateModel(
            name='ObserverAdmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_admitted', models.BooleanField()),
            ],
            options={
                'verbose_name': 'admission of an observer',
                'verbose_name_plural': 'admissions of observers',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('offered', 'offered'), ('confirmed', 'confirmed')], default='offered', max_length=9)),
                ('offer_until', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'ordering': ['edition', 'number'],
            },
        ),
        migrations.CreateModel(
            name='PlaceEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('event', models.CharField(max_length=12)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'event of a place',
                'verbose_name_plural': 'events of places',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SelectionRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reading', models.CharField(max_length=24)),
                ('seed', models.CharField(max_length=64)),
                ('seed_source', models.CharField(max_length=200)),
                ('case', models.JSONField()),
                ('case_hash', models.CharField(max_length=64)),
                ('result', models.JSONField()),
                ('decided_by', models.CharField(max_length=64)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'selection run',
                'verbose_name_plural': 'selection runs',
                'ordering': ['-decided_at'],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ticket', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('institution_name', models.CharField(max_length=200)),
                ('institution_kind', models.CharField(max_length=14)),
                ('position', models.CharField(blank=True, max_length=200)),
                ('motivation', models.TextField(blank=True)),
                ('needs', models.TextField(blank=True)),
                ('national_rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('endorsement', models.CharField(blank=True, max_length=12)),
                ('endorsement_comment', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('screening', models.CharField(choices=[('pending', 'to be screened'), ('eligible', 'eligible'), ('not_eligible', 'not eligible'), ('duplicate', 'duplicate'), ('late', 'late'), ('decision_needed', 'ad hoc decision needed')], default='pending', max_length=16)),
                ('screening_reason', models.CharField(blank=True, max_length=40)),
                ('screened_by', models.CharField(blank=True, max_length=64)),
                ('screened_at', models.DateTimeField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='people.country')),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='admissions.application')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='people.person')),
            ],
            options={
                'verbose_name': 'application',
                'verbose_name_plural': 'applications',
                'ordering': ['call', 'country', 'pk'],
            },
        ),
    ]
