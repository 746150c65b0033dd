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
        ('catalogue', '0001_initial'),
        ('governance', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [Together([
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='api_tokens', to='people.institution')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('scopes', models.JSONField(default=list)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_by', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_on', models.DateField(verbose_name='Until')),
                ('last_used_on', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'access of a system',
                'verbose_name_plural': 'access of systems',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificate_contacts', to='people.institution')),
                ('office', models.CharField(max_length=150, verbose_name='Office')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='Telephone')),
                ('website', models.URLField(blank=True, verbose_name='Web page')),
                ('valid_from', models.DateField(verbose_name='From')),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'contact for certificates',
                'verbose_name_plural': 'contacts for certificates',
                'ordering': ['-valid_from', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), name='a_contact_can_be_reached')],
            },
        ),
        migrations.CreateModel(
            name='IssuerDomain',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issuer_domains', to='people.institution')),
                ('domain', models.CharField(blank=True, max_length=200)),
                ('counts_from', models.DateField()),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'domain of an issuer',
                'verbose_name_plural': 'domains of issuers',
                'ordering': ['institution', 'counts_from', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IssuerNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issuer_number', to='people.institution')),
                ('number', models.PositiveSmallIntegerField(unique=True)),
            ],
            options={
                'verbose_name': 'number of an issuer',
                'verbose_name_plural': 'numbers of issuers',
                'ordering': ['number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 1), ('number__lte', 255)), name='an_issuer_number_is_one_byte')],
            },
        ),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveBigIntegerField()),
                ('root', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'head of the public register',
                'verbose_name_plural': 'heads of the public register',
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('size', 'at'), name='one_head_at_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='LogNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField()),
                ('index', models.PositiveBigIntegerField()),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'hash of the public register',
                'verbose_name_plural': 'hashes of the public register',
                'constraints': [models.UniqueConstraint(fields=('level', 'index'), name='one_hash_per_range')],
            },
        ),
        migrations.CreateModel(
            name='Logo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='logos', to='people.institution')),
                ('picture', models.CharField(max_length=64)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('recorded_by', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'logo',
                'verbose_name_plural': 'logos',
                'ordering': ['institution', '-starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_logo_has_days'), models.CheckConstraint(condition=models.Q(('picture', ''), _negated=True), name='a_logo_has_a_picture'), models.UniqueConstraint(fields=('institution', 'starts_on'), name='one_logo_begins_on_a_day'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('institution',), name='one_open_logo')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('prefix', models.CharField(max_length=20, unique=True)),
                ('last', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'series of numbers',
                'verbose_name_plural': 'series of numbers',
            },
        ),
        migrations.CreateModel(
            name='PublicKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='public_keys', to='people.institution')),
                ('purpose', models.CharField(choices=[('record', 'seal of the record (Ed25519)'), ('seal', 'seal of the PDF (P-256)')], max_length=6)),
                ('kid', models.CharField(max_length=4)),
                ('public', models.CharField(max_length=400)),
                ('certificate', models.TextField(blank=True, default='')),
                ('root', models.TextField(blank=True, default='')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField()),
                ('holder', models.CharField(choices=[('institution', 'the institution itself'), ('secretariat', 'the Secretariat, by the institution’s agreement')], max_length=11)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='delegated_keys', to='governance.decision')),
                ('is_demonstration', models.BooleanField()),
                ('made_by', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'public key',
                'verbose_name_plural': 'public keys',
                'ordering': ['institution__issuer_number__number', 'purpose', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('purpose', 'kid'), name='one_key_per_id'), models.CheckConstraint(condition=models.Q(('valid_from__lte', models.F('valid_to'))), name='a_key_has_days'), models.CheckConstraint(condition=models.Q(('holder', 'institution'), ('agreement__isnull', False), _connector='OR'), name='a_delegated_key_has_an_agreement')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='catalogue.edition')),
                ('component', models.CharField(max_length=3)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('approved', 'approved by every institution'), ('issuing', 'being issued'), ('issued', 'issued'), ('withdrawn', 'withdrawn')], default='proposed', max_length=9)),
                ('proposed_by', models.CharField(max_length=64)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('institutions', models.ManyToManyField(related_name='releases', to='people.institution')),
            ],
            options={
                'verbose_name': 'release list',
                'verbose_name_plural': 'release lists',
                'ordering': ['-proposed_at'],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatories', to='people.institution')),
                ('name', models.CharField(max_length=120)),
                ('office_fr', models.CharField(max_length=160)),
                ('office_en', models.CharField(max_length=160)),
                ('picture', models.CharField(blank=True, max_length=64)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('recorded_by', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signatory',
                'verbose_name_plural': 'signatories',
                'ordering': ['institution', '-starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='a_signatory_has_days'), models.UniqueConstraint(fields=('institution', 'starts_on'), name='one_signatory_begins_on_a_day'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('institution',), name='one_open_signatory')],
            },
        ),
        migrations.CreateModel(
            name='TrustStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.TextField()),
                ('unsigned_sha256', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signed trust list',
                'verbose_name_plural': 'signed trust lists',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='VerificationCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verification_counts', to='people.institution')),
                ('day', models.DateField()),
                ('verdict', models.CharField(max_length=10)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'verification count',
                'verbose_name_plural': 'verification counts',
                'ordering': ['-day', 'verdict'],
                'constraints': [models.UniqueConstraint(fields=('institution', 'day', 'verdict'), name='one_count_per_day_and_verdict')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='certificates.release')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='people.institution')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to=settings.AUTH_USER_MODEL)),
                ('list_hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'constraints': [models.UniqueConstraint(fields=('release', 'institution'), name='one_approval_per_institution'), models.UniqueConstraint(fields=('release', 'officer'), name='one_institution_per_officer_and_list')],
            },
        ),
        migrations.CreateModel(
            name='HeadSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('head', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='certificates.loghead')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='head_signatures', to='certificates.publickey')),
                ('value', models.CharField(max_length=128)),
            ],
            options={
                'verbose_name': 'signature of a head',
                'verbose_name_plural': 'signatures of heads',
                'ordering': ['key__institution__issuer_number__number'],
                'constraints': [models.UniqueConstraint(fields=('head', 'key'), name='one_signature_per_head_and_key')],
            },
        ),
        migrations.CreateModel(
            name='KeyEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='certificates.publickey')),
                ('last_day', models.DateField()),
                ('reason', models.CharField(choices=[('rotated', 'replaced by a newer key'), ('compromised', 'compromised'), ('left', 'the institution takes part no longer')], max_length=11)),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'end of a key',
                'verbose_name_plural': 'ends of keys',
            },
        ),
        migrations.CreateModel(
            name='RecognitionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='people.person')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='catalogue.edition')),
                ('component', models.CharField(max_length=3)),
                ('asked_by', models.CharField(max_length=64)),
                ('is_own_request', models.BooleanField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('asked', 'asked for'), ('listed', 'on a list'), ('issued', 'certificate issued'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='asked', max_length=9)),
                ('grounds', models.TextField(blank=True)),
                ('release', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recognition_requests', to='certificates.release')),
            ],
            options={
                'verbose_name': 'request for recognition',
                'verbose_name_plural': 'requests for recognition',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'listed'])), fields=('person', 'component'), name='one_open_request_per_component'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('grounds', ''), _negated=True), _connector='OR'), name='a_refused_recognition_has_grounds')],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=24, unique=True)),
                ('code', models.CharField(max_length=26, unique=True)),
                ('person_uid', models.UUIDField(db_index=True)),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='register_entries', to='certificates.release')),
                ('component', models.CharField(max_length=3)),
                ('issuers', models.JSONField()),
                ('payload_digest', models.CharField(max_length=64)),
                ('record_digest', models.CharField(blank=True, max_length=64)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('issued_on', models.DateField()),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='certificates.registerentry')),
            ],
            options={
                'verbose_name': 'register entry',
                'verbose_name_plural': 'register entries',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('release', 'person_uid'), name='one_certificate_per_line')],
            },
        ),
        migrations.CreateModel(
            name='StatusList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('institution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='status_list', to='people.institution')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_lists', to='certificates.publickey')),
                ('sequence', models.PositiveIntegerField()),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField()),
                ('valid_until', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'status list',
                'verbose_name_plural': 'status lists',
            },
        ),
        migrations.CreateModel(
            name='CertificateRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='certificates.registerentry')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='people.person')),
                ('payload', models.JSONField()),
                ('record', models.BinaryField(default=bytes)),
                ('stored_as', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name': 'certificate record',
                'verbose_name_plural': 'certificate records',
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
        migrations.CreateModel(
            name='PdfSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pdf_signatures', to='certificates.registerentry')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pdf_signatures', to='certificates.publickey')),
                ('level', models.CharField(choices=[('B-B', 'PAdES B-B, without a time-stamp'), ('B-T', 'PAdES B-T, with a time-stamp')], max_length=3)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signature of a PDF',
                'verbose_name_plural': 'signatures of PDFs',
                'ordering': ['entry', 'position'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'position'), name='one_pdf_signature_per_position'), models.UniqueConstraint(fields=('entry', 'key'), name='one_pdf_signature_per_key')],
            },
        ),
        migrations.CreateModel(
            name='RecognitionStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='certificates.recognitionrequest')),
                ('code', models.CharField(max_length=20)),
                ('institution', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recognition_steps', to='people.institution')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'step of a request',
                'verbose_name_plural': 'steps of a request',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReleaseLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='certificates.release')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='release_lines', to='people.person')),
                ('grounds', models.JSONField()),
                ('name', models.CharField(blank=True, max_length=200)),
                ('supersedes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reissue_lines', to='certificates.registerentry')),
                ('why', models.CharField(blank=True, choices=[('name', 'the name is corrected'), ('lost', 'the certificate is lost')], max_length=4)),
                ('asked_by', models.CharField(blank=True, max_length=64)),
                ('held_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='people.institution')),
                ('held_reason', models.TextField(blank=True)),
                ('held_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'line of a release list',
                'verbose_name_plural': 'lines of a release list',
                'constraints': [models.UniqueConstraint(fields=('release', 'person'), name='one_line_per_person'), models.CheckConstraint(condition=models.Q(('held_by__isnull', True), models.Q(('held_reason', ''), _negated=True), _connector='OR'), name='a_hold_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('supersedes__isnull', True), ('why', '')), models.Q(('supersedes__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='a_reissue_says_why')],
            },
        ),
        migrations.CreateModel(
            name='SealSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seal_signatures', to='certificates.registerentry')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seal_signatures', to='certificates.publickey')),
                ('value', models.CharField(max_length=128)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'signature of a record',
                'verbose_name_plural': 'signatures of records',
                'ordering': ['entry', 'position'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'position'), name='one_signature_per_position'), models.UniqueConstraint(fields=('entry', 'key'), name='one_signature_per_key')],
            },
        ),
        migrations.CreateModel(
            name='ShareLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='share_links', to='certificates.registerentry')),
                ('label', models.CharField(max_length=80, verbose_name='For whom')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('uses', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'share link',
                'verbose_name_plural': 'share links',
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('made_at'))), name='a_share_link_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_changes', to='certificates.registerentry')),
                ('status', models.CharField(choices=[('valid', 'valid'), ('suspended', 'suspended'), ('revoked', 'revoked'), ('withdrawn', 'withdrawn by one co-issuer'), ('superseded', 'superseded')], max_length=10)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_changes', to='people.institution')),
                ('reason_class', models.CharField(blank=True, choices=[('error', 'an error in the certificate'), ('not_entitled', 'the requirements were not met after all'), ('fraud', 'fraud or impersonation'), ('key', 'a signing key is compromised'), ('inquiry', 'an inquiry is under way'), ('inquiry_closed', 'the inquiry is closed, the certificate stands'), ('reissued', 'a newer version was issued'), ('holder', 'at the holder’s request'), ('body', 'by decision of a body of the institution')], max_length=14)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('by', models.CharField(max_length=64)),
                ('confirmed_by', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'status change',
                'verbose_name_plural': 'status changes',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('by', models.F('confirmed_by')), _negated=True), name='two_people_change_a_status')],
            },
        ),
        migrations.CreateModel(
            name='StatusRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to='certificates.registerentry')),
                ('status', models.CharField(choices=[('valid', 'valid'), ('suspended', 'suspended'), ('revoked', 'revoked'), ('withdrawn', 'withdrawn by one co-issuer'), ('superseded', 'superseded')], max_length=10)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to='people.institution')),
                ('reason_class', models.CharField(blank=True, choices=[('error', 'an error in the certificate'), ('not_entitled', 'the requirements were not met after all'), ('fraud', 'fraud or impersonation'), ('key', 'a signing key is compromised'), ('inquiry', 'an inquiry is under way'), ('inquiry_closed', 'the inquiry is closed, the certificate stands'), ('reissued', 'a newer version was issued'), ('holder', 'at the holder’s request'), ('body', 'by decision of a body of the institution')], max_length=14)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='status_requests', to=settings.AUTH_USER_MODEL)),
                ('requested_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_open', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name': 'request for a change of status',
                'verbose_name_plural': 'requests for a change of status',
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('entry', 'institution'), name='one_open_request_per_institution')],
            },
        ),
        migrations.CreateModel(
            name='BadgeFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='badge', to='certificates.certificaterecord')),
                ('sha256', models.CharField(max_length=64)),
                ('stored_as', models.CharField(max_length=200)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'credential file',
                'verbose_name_plural': 'credential files',
            },
        ),
        migrations.CreateModel(
            name='LogLeaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveBigIntegerField(unique=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log_leaves', to='certificates.registerentry')),
                ('change', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='log_leaf', to='certificates.statuschange')),
                ('hash', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'verbose_name': 'line of the public register',
                'verbose_name_plural': 'lines of the public register',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('change__isnull', True)), fields=('entry',), name='a_certificate_once')],
            },
        ),
        migrations.CreateModel(
            name='NumberedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='numbered', to='certificates.releaseline')),
                ('number', models.CharField(max_length=24, unique=True)),
                ('code', models.CharField(max_length=26, unique=True)),
                ('name', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'numbered line',
                'verbose_name_plural': 'numbered lines',
                'ordering': ['number'],
            },
        ),
    ])]
