import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES
from academy.lib.together import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('learning', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Test',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('content_key', models.SlugField(max_length=60)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('pass_points', models.PositiveSmallIntegerField()),
                ('attempts_allowed', models.PositiveSmallIntegerField(default=1)),
                ('minutes_allowed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('shuffles', models.BooleanField(default=True)),
                ('is_published', models.BooleanField(default=False)),
                ('is_demonstration', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'test',
                'verbose_name_plural': 'tests',
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='learning.enrolment')),
                ('test', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='assessment.test')),
                ('number', models.PositiveSmallIntegerField()),
                ('snapshot', models.JSONField()),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('deadline', models.DateTimeField(blank=True, null=True)),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('points', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('passed', models.BooleanField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'attempt',
                'verbose_name_plural': 'attempts',
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'test', 'number'), name='one_attempt_per_number'), models.UniqueConstraint(condition=models.Q(('submitted_at__isnull', True)), fields=('enrolment', 'test'), name='one_open_attempt')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('test', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='assessment.test')),
                ('key', models.SlugField(max_length=40)),
                ('type', models.SlugField(max_length=24)),
                ('order', models.PositiveSmallIntegerField()),
                ('points', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('body', models.JSONField()),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ['test', 'order'],
                'constraints': [models.UniqueConstraint(fields=('test', 'key'), name='one_question_per_key')],
            },
        ),
        migrations.CreateModel(
            name='AnswerSaved',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='assessment.attempt')),
                ('question_key', models.SlugField(max_length=40)),
                ('answer', models.JSONField()),
                ('version', models.PositiveIntegerField()),
                ('is_late', models.BooleanField(default=False)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'answer saved',
                'verbose_name_plural': 'answers saved',
                'constraints': [models.UniqueConstraint(fields=('attempt', 'question_key', 'version'), name='one_answer_per_version')],
            },
        ),
    ])]
