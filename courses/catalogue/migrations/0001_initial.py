import django.core.validators
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
        ('governance', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('mandate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='governance.mandate')),
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
            name='PlaceLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='place_limit', to='governance.provision')),
                ('maximum', models.PositiveSmallIntegerField()),
            ],
            options={
                'verbose_name': 'limit of places',
                'verbose_name_plural': 'limits of places',
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='catalogue.activity')),
                ('title_fr', models.CharField(max_length=200)),
                ('title_en', models.CharField(max_length=200)),
                ('theme_fr', models.CharField(blank=True, max_length=200)),
                ('theme_en', models.CharField(blank=True, max_length=200)),
                ('host', models.CharField(blank=True, max_length=200)),
                ('town', models.CharField(blank=True, max_length=120)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='people.country')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('course_version', models.CharField(default='1', max_length=20)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('limit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='catalogue.placelimit')),
                ('yearly_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions_of_year', to='governance.decision')),
                ('topic_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions_of_topic', to='governance.decision')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('open', 'open'), ('closed', 'closed'), ('postponed', 'postponed'), ('cancelled', 'cancelled')], default='planned', max_length=10)),
                ('is_demonstration', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['-starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='edition_ends_after_start'), models.UniqueConstraint(fields=('id', 'capacity'), name='edition_id_and_capacity')],
            },
        ),
        migrations.CreateModel(
            name='EditionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='story', to='catalogue.edition')),
                ('kind', models.CharField(choices=[('opened', 'opened'), ('postponed', 'postponed'), ('cancelled', 'cancelled'), ('closed', 'closed')], max_length=10)),
                ('reason_fr', models.TextField(blank=True)),
                ('reason_en', models.TextField(blank=True)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'event of an edition',
                'verbose_name_plural': 'events of editions',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['postponed', 'cancelled']), _negated=True), models.Q(models.Q(('reason_fr', ''), _negated=True), models.Q(('reason_en', ''), _negated=True)), _connector='OR'), name='edition_event_says_why'), models.UniqueConstraint(condition=models.Q(('kind', 'cancelled')), fields=('edition',), name='cancelled_once')],
            },
        ),
        migrations.CreateModel(
            name='HostOffer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='host_offers', to='catalogue.activity')),
                ('year', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2999)])),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='host_offers', to='people.country')),
                ('town', models.CharField(max_length=120)),
                ('venue', models.CharField(max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('theme_fr', models.CharField(blank=True, max_length=200)),
                ('theme_en', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('proposal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='host_offers', to='governance.proposal')),
                ('state', models.CharField(choices=[('offered', 'waits for an answer'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='offered', max_length=9)),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='host_offers', to=settings.AUTH_USER_MODEL)),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer', models.TextField(blank=True)),
                ('answered_by', models.CharField(blank=True, max_length=64)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='host_offers', to='catalogue.edition')),
            ],
            options={
                'verbose_name': 'offer to host',
                'verbose_name_plural': 'offers to host',
                'ordering': ['-submitted_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='host_offer_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['accepted', 'declined']), _negated=True), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='host_offer_is_answered_with_a_reason'), models.CheckConstraint(condition=models.Q(('edition', None), ('state', 'accepted'), _connector='OR'), name='only_an_accepted_offer_is_taken_over'), models.UniqueConstraint(condition=models.Q(('state', 'offered')), fields=('activity', 'year', 'country', 'starts_on'), name='one_waiting_offer_per_country_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Module',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modules', to='catalogue.edition')),
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
                'constraints': [models.UniqueConstraint(fields=('edition', 'number'), name='one_module_per_number'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='module_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='SteeringAppointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steering_group', to='catalogue.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steering_appointments', to='people.person')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steering_appointments', to='governance.decision')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('appointed_by', models.CharField(max_length=64)),
                ('appointed_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'appointment to a steering group',
                'verbose_name_plural': 'appointments to steering groups',
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('edition', 'person'), name='one_running_steering_appointment'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='steering_ends_after_start')],
            },
        ),
    ])]
