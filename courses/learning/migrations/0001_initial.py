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
        ('people', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='people.person')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='catalogue.edition')),
                ('state', models.CharField(choices=[('active', 'enrolled'), ('withdrawn', 'withdrawn'), ('completed', 'completed')], default='active', max_length=10)),
                ('enrolled_on', models.DateField()),
            ],
            options={
                'verbose_name': 'enrolment',
                'verbose_name_plural': 'enrolments',
                'constraints': [models.UniqueConstraint(fields=('person', 'edition'), name='one_enrolment_per_person_and_edition')],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_uid', models.UUIDField(db_index=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='catalogue.edition')),
                ('module_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('attendance', 'attendance'), ('active_participation', 'active participation confirmed'), ('lessons', 'lessons read'), ('test', 'test result'), ('assignment', 'assignment mark'), ('presentation', 'presentation mark'), ('thesis', 'thesis result'), ('other', 'other result'), ('extension', 'extension of the time allowed'), ('external_award', 'award of a university'), ('recognition', 'recognition of earlier learning')], max_length=20)),
                ('subject_key', models.SlugField(max_length=60)),
                ('value', models.IntegerField()),
                ('out_of', models.IntegerField()),
                ('passed', models.BooleanField(blank=True, null=True)),
                ('activity_date', models.DateField()),
                ('evidence', models.CharField(max_length=200)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('recorded_by', models.CharField(max_length=64)),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='learning.fact')),
            ],
            options={
                'verbose_name': 'fact',
                'verbose_name_plural': 'facts',
                'ordering': ['activity_date', 'pk'],
                'indexes': [models.Index(fields=['person_uid', 'edition', 'kind'], name='learning_fa_person__32b582_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaces__isnull', True)), fields=('person_uid', 'edition', 'kind', 'subject_key'), name='one_first_fact_per_subject'), models.CheckConstraint(condition=models.Q(('value__gte', 0), ('out_of__gt', 0)), name='fact_counts_something'), models.CheckConstraint(condition=models.Q(('value__lte', models.F('out_of'))), name='fact_is_part_of_its_whole')],
            },
        ),
        migrations.CreateModel(
            name='ParticipantsImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants_imports', to='catalogue.edition')),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('report', models.JSONField(default=list)),
                ('accepted', models.BooleanField()),
                ('imported_by', models.CharField(max_length=64)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'import of participants',
                'verbose_name_plural': 'imports of participants',
                'ordering': ['-imported_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted', True)), fields=('edition', 'sha256'), name='one_participants_import_per_file')],
            },
        ),
        migrations.CreateModel(
            name='ResultsImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results_imports', to='catalogue.edition')),
                ('file_name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('report', models.JSONField(default=list)),
                ('accepted', models.BooleanField()),
                ('imported_by', models.CharField(max_length=64)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'import of results',
                'verbose_name_plural': 'imports of results',
                'ordering': ['-imported_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted', True)), fields=('edition', 'sha256'), name='one_results_import_per_file')],
            },
        ),
        migrations.CreateModel(
            name='ExternalAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_awards', to='people.person')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_awards', to='catalogue.edition')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_awards', to='people.institution')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_awards', to='governance.decision')),
                ('title', models.CharField(max_length=200)),
                ('awarded_on', models.DateField()),
                ('fact', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='external_award', to='learning.fact')),
            ],
            options={
                'verbose_name': 'award of a university',
                'verbose_name_plural': 'awards of universities',
                'constraints': [models.UniqueConstraint(fields=('person', 'edition', 'institution'), name='one_award_per_university')],
            },
        ),
        migrations.CreateModel(
            name='LessonProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons_read', to='learning.enrolment')),
                ('content_key', models.SlugField(max_length=60)),
                ('lesson_key', models.SlugField(max_length=60)),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'lesson read',
                'verbose_name_plural': 'lessons read',
                'constraints': [models.UniqueConstraint(fields=('enrolment', 'content_key', 'lesson_key'), name='one_reading_per_lesson')],
            },
        ),
    ])]
