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
        ('people', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='catalogue.edition')),
                ('text_fr', models.TextField()),
                ('text_en', models.TextField()),
                ('recorded_by', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'conclusion',
                'verbose_name_plural': 'conclusions',
                'ordering': ['-recorded_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='MasterInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='master_interests', to='people.country')),
                ('institution_kind', models.CharField(max_length=14)),
                ('years_in_field', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('has_followed', models.CharField(blank=True, max_length=8)),
                ('wishes', models.TextField(blank=True)),
                ('address_digest', models.CharField(max_length=64, unique=True)),
                ('day', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'verbose_name': 'interest in the master',
                'verbose_name_plural': 'interests in the master',
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='catalogue.edition')),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('items', models.JSONField()),
            ],
            options={
                'verbose_name': 'survey',
                'verbose_name_plural': 'surveys',
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='evaluation.survey')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='survey_participations', to='people.person')),
            ],
            options={
                'verbose_name': 'survey participation',
                'verbose_name_plural': 'survey participations',
                'constraints': [models.UniqueConstraint(fields=('survey', 'person'), name='one_answer_per_person_and_survey')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='evaluation.survey')),
                ('answers', models.JSONField()),
                ('day', models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                'verbose_name': 'survey response',
                'verbose_name_plural': 'survey responses',
            },
        ),
    ])]
