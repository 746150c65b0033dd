import django.db.models.deletion
import django.utils.timezone
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
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=80, unique=True)),
                ('body', models.CharField(choices=[('pc', 'Permanent Correspondents'), ('secretariat', 'Secretariat'), ('board', 'Governing Board'), ('university', 'university')], max_length=12)),
                ('kind', models.CharField(choices=[('renewal', 'renewal of a mandate'), ('yearly', 'yearly decision on training'), ('topic', 'topic of an edition'), ('endorsement', 'endorsement of topics and activities'), ('ad_hoc_country', 'ad hoc decision on an observer country'), ('component_iii', 'launch of Component III'), ('steering_group', 'appointment of a steering group'), ('validation', 'academic validation of a course version'), ('ects', 'grant of ECTS credits'), ('external_award', 'award of a university title'), ('seats', 'composition of the Governing Board'), ('procedure', 'rules of procedure'), ('other', 'other')], max_length=16)),
                ('decided_on', models.DateField()),
                ('meeting', models.CharField(max_length=200)),
                ('document', models.CharField(blank=True, max_length=200)),
                ('text_fr', models.TextField()),
                ('text_en', models.TextField()),
                ('is_fictitious', models.BooleanField(default=False)),
                ('recorded_by', models.CharField(blank=True, max_length=64)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'decision',
                'verbose_name_plural': 'decisions',
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('code_as_printed', models.CharField(max_length=80)),
                ('title_fr', models.TextField()),
                ('title_en', models.TextField()),
                ('kind_fr', models.CharField(max_length=120)),
                ('kind_en', models.CharField(max_length=120)),
                ('source_fr', models.TextField()),
                ('audience_en', models.TextField(blank=True)),
                ('size_en', models.TextField(blank=True)),
                ('training_content_en', models.TextField(blank=True)),
                ('notes_en', models.TextField(blank=True)),
                ('ends_on', models.DateField()),
            ],
            options={
                'verbose_name': 'mandate',
                'verbose_name_plural': 'mandates',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WorkProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
            ],
            options={
                'verbose_name': 'work programme',
                'verbose_name_plural': 'work programmes',
            },
        ),
        migrations.CreateModel(
            name='Renewal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='governance.decision')),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='governance.mandate')),
            ],
            options={
                'verbose_name': 'renewal',
                'verbose_name_plural': 'renewals',
            },
        ),
        migrations.CreateModel(
            name='Provision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(blank=True, choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('key', models.CharField(choices=[('max_places', 'greatest number of places'), ('modules', 'number of modules'), ('least_modules', 'least number of modules'), ('title', 'title of the certificate'), ('statement', 'what the certificate attests'), ('longest_months', 'span in months'), ('requirements', 'what has to be passed'), ('pc_seats', 'seats of the Permanent Correspondents on the Governing Board'), ('partner_seats', 'seats of the partner institutions on the Governing Board')], max_length=16)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('text_fr', models.TextField(blank=True)),
                ('text_en', models.TextField(blank=True)),
                ('item', models.CharField(max_length=40)),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='provisions', to='governance.mandate')),
                ('renewal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='provisions', to='governance.renewal')),
            ],
            options={
                'verbose_name': 'provision',
                'verbose_name_plural': 'provisions',
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('text_fr', models.TextField(blank=True)),
                ('text_en', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('tabled', 'tabled'), ('adopted', 'adopted'), ('rejected', 'rejected')], default='draft', max_length=8)),
                ('tabled_at', models.DateTimeField(blank=True, null=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('adopted_on', models.DateField(blank=True, null=True)),
                ('in_force_from', models.DateField()),
                ('in_force_to', models.DateField(blank=True, null=True)),
                ('applies_from', models.DateField()),
                ('applies_to', models.DateField()),
                ('transition', models.CharField(choices=[('by_activity', 'each activity is governed by the law of its date'), ('keep_enrolled', 'who was enrolled before stays under the earlier resolution')], default='by_activity', max_length=16)),
                ('answer_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('considered_fr', models.TextField(blank=True)),
                ('considered_en', models.TextField(blank=True)),
                ('is_demonstration', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('endorsement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='endorsed', to='governance.decision')),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'resolution',
                'verbose_name_plural': 'resolutions',
                'ordering': ['-applies_from', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity_key', models.SlugField(max_length=60)),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('key', models.SlugField(max_length=60)),
                ('kind', models.CharField(choices=[('attendance', 'attendance'), ('active_participation', 'active participation'), ('assignment', 'assignment'), ('test', 'test'), ('presentation', 'presentation'), ('thesis', 'thesis'), ('other', 'other requirement'), ('lessons', 'lessons read'), ('module', 'module completed'), ('award', 'credits once every requirement is met')], max_length=24)),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('amount', models.PositiveIntegerField(default=0)),
                ('workload_hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('settings', models.JSONField(blank=True, default=dict)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requirements', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'requirement',
                'verbose_name_plural': 'requirements',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('network', 'committee of a network'), ('host', 'offer of a host country'), ('other', 'other')], max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('reached_by', models.CharField(blank=True, max_length=200)),
                ('venue', models.CharField(blank=True, max_length=200)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('submitted_by', models.CharField(max_length=64)),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='people.country')),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='governance.mandate')),
                ('attached_to', models.ManyToManyField(blank=True, related_name='proposals', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['-submitted_at'],
            },
        ),
        migrations.CreateModel(
            name='LevelPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('category', models.CharField(choices=[('executive_training', 'Executive Training'), ('executive_course', 'Drug Policy Executive Course'), ('seminar', 'training seminar'), ('colloquium', 'colloquium'), ('conference', 'conference'), ('study_visit', 'study visit'), ('exchange', 'exchange of experts'), ('online_course', 'online course'), ('university_course', 'university course (Component III)'), ('other', 'other')], max_length=20)),
                ('amount', models.PositiveIntegerField()),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='level_parts', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'part of a level',
                'verbose_name_plural': 'parts of a level',
            },
        ),
        migrations.CreateModel(
            name='DesignatedActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity_key', models.SlugField(max_length=60)),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('category', models.CharField(choices=[('executive_training', 'Executive Training'), ('executive_course', 'Drug Policy Executive Course'), ('seminar', 'training seminar'), ('colloquium', 'colloquium'), ('conference', 'conference'), ('study_visit', 'study visit'), ('exchange', 'exchange of experts'), ('online_course', 'online course'), ('university_course', 'university course (Component III)'), ('other', 'other')], default='other', max_length=20)),
                ('is_capacity_building', models.BooleanField(default=True)),
                ('outcomes_fr', models.TextField(blank=True)),
                ('outcomes_en', models.TextField(blank=True)),
                ('reason_fr', models.TextField(blank=True)),
                ('reason_en', models.TextField(blank=True)),
                ('mandate', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='designations', to='governance.mandate')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='designated_activities', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'designated activity',
                'verbose_name_plural': 'designated activities',
            },
        ),
        migrations.CreateModel(
            name='CurriculumModule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('activity_key', models.SlugField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('outcomes_fr', models.TextField(blank=True)),
                ('outcomes_en', models.TextField(blank=True)),
                ('workload_hours', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='curriculum', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'module of a curriculum',
                'verbose_name_plural': 'modules of a curriculum',
                'ordering': ['component', 'activity_key', 'version', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Ceiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('category', models.CharField(choices=[('executive_training', 'Executive Training'), ('executive_course', 'Drug Policy Executive Course'), ('seminar', 'training seminar'), ('colloquium', 'colloquium'), ('conference', 'conference'), ('study_visit', 'study visit'), ('exchange', 'exchange of experts'), ('online_course', 'online course'), ('university_course', 'university course (Component III)'), ('other', 'other')], max_length=20)),
                ('amount', models.PositiveIntegerField()),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ceilings', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'ceiling',
                'verbose_name_plural': 'ceilings',
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pc', 'Permanent Correspondent'), ('partner', 'representative of the partner institutions')], max_length=8)),
                ('number', models.PositiveSmallIntegerField()),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='governance.decision')),
            ],
            options={
                'verbose_name': 'seat',
                'verbose_name_plural': 'seats',
            },
        ),
        migrations.CreateModel(
            name='RulesOfProcedure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quorum', models.PositiveSmallIntegerField()),
                ('majority', models.CharField(choices=[('simple', 'more votes for than against'), ('two_thirds', 'two thirds of the votes for and against'), ('all', 'no vote against')], max_length=10)),
                ('applies_from', models.DateField()),
                ('chair_breaks_ties', models.BooleanField(default=False)),
                ('is_demonstration', models.BooleanField(default=False)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rules_of_procedure', to='governance.decision')),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='chaired', to='governance.seat')),
            ],
            options={
                'verbose_name': 'rules of procedure',
                'verbose_name_plural': 'rules of procedure',
                'ordering': ['applies_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SeatHolding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_deputy', models.BooleanField(default=False)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='people.person')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='governance.seat')),
            ],
            options={
                'verbose_name': 'seat holding',
                'verbose_name_plural': 'seat holdings',
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('recuses', models.BooleanField()),
                ('declared_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='governance.resolution')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='governance.seat')),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='governance.seatholding')),
            ],
            options={
                'verbose_name': 'declaration of interest',
                'verbose_name_plural': 'declarations of interest',
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True)),
                ('procedure', models.CharField(choices=[('meeting', 'meeting'), ('written', 'written procedure')], max_length=8)),
                ('opens_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('minutes_fr', models.TextField(blank=True)),
                ('minutes_en', models.TextField(blank=True)),
                ('is_demonstration', models.BooleanField(default=False)),
                ('attended', models.ManyToManyField(blank=True, related_name='sittings', to='governance.seatholding')),
            ],
            options={
                'verbose_name': 'sitting of the Board',
                'verbose_name_plural': 'sittings of the Board',
                'ordering': ['-opens_at'],
            },
        ),
        migrations.AddField(
            model_name='resolution',
            name='sitting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='governance.sitting'),
        ),
        migrations.CreateModel(
            name='Threshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('amount', models.PositiveIntegerField()),
                ('counts_other_components', models.BooleanField(default=False)),
                ('validity_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('recognises_earlier_learning', models.BooleanField(default=False)),
                ('extension_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thresholds', to='governance.resolution')),
            ],
            options={
                'verbose_name': 'threshold',
                'verbose_name_plural': 'thresholds',
            },
        ),
        migrations.CreateModel(
            name='Validation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity_key', models.SlugField(max_length=60)),
                ('version', models.CharField(max_length=20)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='validations', to='governance.decision')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='validations', to='people.institution')),
            ],
            options={
                'verbose_name': 'academic validation',
                'verbose_name_plural': 'academic validations',
                'ordering': ['-valid_from', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstention')], max_length=8)),
                ('cast_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('holding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='governance.seatholding')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='governance.resolution')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='governance.seat')),
            ],
            options={
                'verbose_name': 'vote',
                'verbose_name_plural': 'votes',
            },
        ),
        migrations.AddField(
            model_name='mandate',
            name='work_programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='governance.workprogramme'),
        ),
        migrations.CreateModel(
            name='EctsGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity_key', models.SlugField(max_length=60)),
                ('component', models.CharField(choices=[('I', 'Component I'), ('II', 'Component II'), ('III', 'Component III')], max_length=3)),
                ('amount', models.PositiveIntegerField()),
                ('applies_from', models.DateField()),
                ('applies_to', models.DateField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ects_grants', to='governance.decision')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ects_grants', to='people.institution')),
            ],
            options={
                'verbose_name': 'grant of ECTS credits',
                'verbose_name_plural': 'grants of ECTS credits',
                'ordering': ['-applies_from', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('institution', 'activity_key', 'component', 'applies_from'), name='one_ects_grant_per_period'), models.CheckConstraint(condition=models.Q(('component', 'I'), _negated=True), name='component_i_is_not_ects')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('envisaged', 'envisaged'), ('participating', 'participating'), ('ended', 'ended')], max_length=13)),
                ('since', models.DateField()),
                ('source', models.CharField(max_length=200)),
                ('is_fictitious', models.BooleanField(default=False)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='people.institution')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'constraints': [models.UniqueConstraint(fields=('institution', 'state', 'since'), name='one_partner_state_per_day')],
            },
        ),
        migrations.AddConstraint(
            model_name='renewal',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='renewal_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='renewal',
            constraint=models.UniqueConstraint(fields=('mandate', 'decision'), name='one_renewal_per_mandate_and_decision'),
        ),
        migrations.AddConstraint(
            model_name='provision',
            constraint=models.UniqueConstraint(fields=('mandate', 'component', 'key', 'renewal'), name='one_provision_per_key', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='requirement',
            constraint=models.UniqueConstraint(fields=('resolution', 'component', 'activity_key', 'key'), name='one_requirement_per_key'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'host'), _negated=True), ('country__isnull', False), _connector='OR'), name='a_host_is_a_country'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='proposal_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='levelpart',
            constraint=models.UniqueConstraint(fields=('resolution', 'component', 'category'), name='one_part_per_category'),
        ),
        migrations.AddConstraint(
            model_name='levelpart',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='a_part_is_something'),
        ),
        migrations.AddConstraint(
            model_name='designatedactivity',
            constraint=models.UniqueConstraint(fields=('resolution', 'activity_key', 'component'), name='one_designation'),
        ),
        migrations.AddConstraint(
            model_name='designatedactivity',
            constraint=models.CheckConstraint(condition=models.Q(('is_capacity_building', True), models.Q(models.Q(('reason_fr', ''), _negated=True), models.Q(('reason_en', ''), _negated=True)), _connector='OR'), name='other_activities_have_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='curriculummodule',
            constraint=models.UniqueConstraint(fields=('resolution', 'component', 'activity_key', 'version', 'number'), name='one_curriculum_module_per_number'),
        ),
        migrations.AddConstraint(
            model_name='ceiling',
            constraint=models.UniqueConstraint(fields=('resolution', 'component', 'category'), name='one_ceiling_per_category'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('kind', 'number'), name='one_seat_per_number'),
        ),
        migrations.AddConstraint(
            model_name='rulesofprocedure',
            constraint=models.CheckConstraint(condition=models.Q(('quorum__gte', 1)), name='a_quorum_is_somebody'),
        ),
        migrations.AddConstraint(
            model_name='seatholding',
            constraint=models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('seat', 'is_deputy'), name='one_open_holder_per_seat'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.UniqueConstraint(fields=('resolution', 'seat'), name='one_interest_per_seat'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='an_interest_is_said'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='sitting_closes_after_opening'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(('applies_to__gte', models.F('applies_from'))), name='resolution_applies_in_order'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'adopted'), _negated=True), ('adopted_on__isnull', False), _connector='OR'), name='adopted_resolution_has_date'),
        ),
        migrations.AddConstraint(
            model_name='threshold',
            constraint=models.UniqueConstraint(fields=('resolution', 'component'), name='one_threshold_per_component'),
        ),
        migrations.AddConstraint(
            model_name='validation',
            constraint=models.UniqueConstraint(fields=('institution', 'activity_key', 'version', 'valid_from'), name='one_validation_per_day'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('resolution', 'seat'), name='one_vote_per_seat'),
        ),
    ]
