import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ('key', models.SlugField(max_length=20)),
                ('order', models.PositiveSmallIntegerField()),
                ('weight', models.PositiveSmallIntegerField()),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('levels', models.JSONField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='assignments.assignment')),
            ],
            options={
                'verbose_name': 'criterion',
                'verbose_name_plural': 'criteria',
                'ordering': ['assignment', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('levels', models.JSONField()),
                ('result', models.PositiveIntegerField()),
                ('feedback', models.TextField(blank=True)),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('marker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mark',
                'verbose_name_plural': 'marks',
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('file_name', models.CharField(max_length=200)),
                ('stored_as', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='assignments.assignment')),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
            },
        ),
    ]
