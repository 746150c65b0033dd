import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
        ('catalogue', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RecognitionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(max_length=3)),
                ('asked_by', models.CharField(max_length=64)),
                ('is_own_request', models.BooleanField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('listed', 'on a list'), ('issued', 'certificate issued'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='asked', max_length=9)),
                ('grounds', models.TextField(blank=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='catalogue.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='people.person')),
            ],
            options={
                'verbose_name': 'request for recognition',
                'verbose_name_plural': 'requests for recognition',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RecognitionStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recognition_steps', to='people.institution')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='certificates.recognitionrequest')),
            ],
            options={
                'verbose_name': 'step of a request',
                'verbose_name_plural': 'steps of a request',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24, unique=True)),
                ('code', models.CharField(max_length=26, unique=True)),
                ('person_uid', models.UUIDField(db_index=True)),
                ('component', models.CharField(max_length=3)),
                ('issuers', models.JSONField()),
                ('payload_digest', models.CharField(max_length=64)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('issued_on', models.DateField()),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='certificates.registerentry')),
            ],
            options={
                'verbose_name': 'register entry',
                'verbose_name_plural': 'register entries',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CertificateRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('payload', models.JSONField()),
                ('stored_as', models.CharField(max_length=200)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='people.person')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='certificates.registerentry')),
            ],
            options={
                'verbose_name': 'certificate record',
                'verbose_name_plural': 'certificate records',
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('component', models.CharField(max_length=3)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('approved', 'approved by every institution'), ('issued', 'issued'), ('withdrawn', 'withdrawn')], default='proposed', max_length=9)),
                ('proposed_by', models.CharField(max_length=64)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='catalogue.edition')),
                ('institutions', models.ManyToManyField(related_name='releases', to='people.institution')),
            ],
            options={
                'verbose_name': 'release list',
                'verbose_name_plural': 'release lists',
                'ordering': ['-proposed_at'],
            },
        ),
        migrations.AddField(
            model_name='registerentry',
            name='release',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_entries', to='certificates.release'),
        ),
        migrations.AddField(
            model_name='recognitionrequest',
            name='release',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='certificates.release'),
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='people.institution')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to=settings.AUTH_USER_MODEL)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='certificates.release')),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
            },
        ),
        migrations.CreateModel(
            name='ReleaseLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', models.JSONField()),
                ('held_reason', models.TextField(blank=True)),
                ('held_until', models.DateField(blank=True, null=True)),
                ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='people.institution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='release_lines', to='people.person')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='certificates.release')),
            ],
            options={
                'verbose_name': 'line of a release list',
                'verbose_name_plural': 'lines of a release list',
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('valid', 'valid'), ('suspended', 'suspended'), ('revoked', 'revoked'), ('withdrawn', 'withdrawn by one co-issuer'), ('superseded', 'superseded')], max_length=10)),
                ('reason', models.CharField(max_length=40)),
                ('by', models.CharField(max_length=64)),
                ('confirmed_by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_changes', to='certificates.registerentry')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_changes', to='people.institution')),
            ],
            options={
                'verbose_name': 'status change',
                'verbose_name_plural': 'status changes',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='StatusRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('valid', 'valid'), ('suspended', 'suspended'), ('revoked', 'revoked'), ('withdrawn', 'withdrawn by one co-issuer'), ('superseded', 'superseded')], max_length=10)),
                ('reason', models.CharField(max_length=40)),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_open', models.BooleanField(default=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to='certificates.registerentry')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to='people.institution')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'request for a change of status',
                'verbose_name_plural': 'requests for a change of status',
            },
        ),
        migrations.CreateModel(
            name='CurrentCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person_uid', models.UUIDField()),
                ('component', models.CharField(max_length=3)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='current_certificates', to='catalogue.edition')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='current', to='certificates.registerentry')),
            ],
            options={
                'verbose_name': 'current certificate',
                'verbose_name_plural': 'current certificates',
                'constraints': [models.UniqueConstraint(fields=('person_uid', 'component', 'edition'), name='one_current_certificate')],
            },
        ),
        migrations.AddConstraint(
            model_name='registerentry',
            constraint=models.UniqueConstraint(fields=('release', 'person_uid'), name='one_certificate_per_line'),
        ),
        migrations.AddConstraint(
            model_name='recognitionrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'listed'])), fields=('person', 'component'), name='one_open_request_per_component'),
        ),
        migrations.AddConstraint(
            model_name='recognitionrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('grounds', ''), _negated=True), _connector='OR'), name='a_refused_recognition_has_grounds'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('release', 'institution'), name='one_approval_per_institution'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('release', 'officer'), name='one_institution_per_officer_and_list'),
        ),
        migrations.AddConstraint(
            model_name='releaseline',
            constraint=models.UniqueConstraint(fields=('release', 'person'), name='one_line_per_person'),
        ),
        migrations.AddConstraint(
            model_name='releaseline',
            constraint=models.CheckConstraint(condition=models.Q(('held_by__isnull', True), models.Q(('held_reason', ''), _negated=True), _connector='OR'), name='a_hold_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('by', models.F('confirmed_by')), _negated=True), name='two_people_change_a_status'),
        ),
        migrations.AddConstraint(
            model_name='statusrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('entry', 'institution'), name='one_open_request_per_institution'),
        ),
    ]
