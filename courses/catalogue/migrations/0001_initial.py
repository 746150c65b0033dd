from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('executive_training', 'Executive Training'), ('executive_course', 'Drug Policy Executive Course'), ('seminar', 'training seminar'), ('colloquium', 'colloquium'), ('conference', 'conference'), ('study_visit', 'study visit'), ('exchange', 'exchange of experts'), ('online_course', 'online course'), ('university_course', 'university course (Component III)'), ('other', 'other')], max_length=20)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name': 'activity',
                'verbose_name_plural': 'activities',
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('theme_fr', models.CharField(blank=True, max_length=200)),
                ('theme_en', models.CharField(blank=True, max_length=200)),
                ('host', models.CharField(blank=True, max_length=200)),
                ('town', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('course_version', models.CharField(default='1', max_length=20)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('open', 'open'), ('closed', 'closed'), ('postponed', 'postponed'), ('cancelled', 'cancelled')], default='planned', max_length=10)),
                ('is_demonstration', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['-starts_on'],
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('residential', 'residential seminar'), ('distance', 'distance module')], max_length=12)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('content_key', models.SlugField(blank=True, max_length=60)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('notional_hours', models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'module',
                'verbose_name_plural': 'modules',
                'ordering': ['edition', 'number'],
            },
        ),
        migrations.CreateModel(
            name='PlaceLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('maximum', models.PositiveSmallIntegerField()),
            ],
            options={
                'verbose_name': 'limit of places',
                'verbose_name_plural': 'limits of places',
            },
        ),
    ]
