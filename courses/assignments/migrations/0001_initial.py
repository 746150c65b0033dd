import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES
from academy.lib.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('learning', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('content_key', models.SlugField(max_length=60)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('brief_fr', models.TextField()),
                ('brief_en', models.TextField()),
                ('words_min', models.PositiveIntegerField(blank=True, null=True)),
                ('words_max', models.PositiveIntegerField(blank=True, null=True)),
                ('pass_percent', models.PositiveSmallIntegerField()),
                ('resubmissions', models.PositiveSmallIntegerField(default=0)),
                ('notional_hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_demonstration', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='assignments.assignment')),
                ('key', models.SlugField(max_length=20)),
                ('order', models.PositiveSmallIntegerField()),
                ('weight', models.PositiveSmallIntegerField()),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('levels', models.JSONField()),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['assignment', 'order'],
                'constraints': [models.UniqueConstraint(fields=('assignment', 'key'), name='one_criterion_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='learning.enrolment')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='assignments.assignment')),
                ('number', models.PositiveSmallIntegerField()),
                ('file_name', models.CharField(max_length=200)),
                ('stored_as', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'assignment', 'number'), name='one_submission_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='assignments.submission')),
                ('marker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to=settings.AUTH_USER_MODEL)),
                ('levels', models.JSONField()),
                ('result', models.PositiveIntegerField()),
                ('feedback', models.TextField(blank=True)),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'mark',
                'verbose_name_plural': 'marks',
                'constraints': [models.UniqueConstraint(fields=('submission', 'marker'), name='one_mark_per_marker'), models.CheckConstraint(condition=models.Q(('result__lte', 10000)), name='mark_at_most_hundred_percent')],
            },
        ),
    ])]
