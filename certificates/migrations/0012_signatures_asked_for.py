import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0011_the_name_on_a_list_is_fixed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignatureAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('record', 'seal of a certificate'), ('credential', 'credential of a certificate'), ('head', 'head of the public register'), ('paper', 'PDF of a certificate'), ('status_list', 'status list'), ('trust_list', 'trust list')], max_length=11)),
                ('message', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('document', models.BinaryField(default=bytes)),
                ('value', models.CharField(blank=True, default='', max_length=160)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('head', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='certificates.loghead')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='certificates.publickey')),
                ('numbered', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='certificates.numberedline')),
                ('release', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='certificates.release')),
            ],
            options={
                'verbose_name': 'signature asked for',
                'verbose_name_plural': 'signatures asked for',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('key', 'sha256'), name='asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('head__isnull', True), ('kind__in', ['record', 'credential', 'paper']), ('numbered__isnull', False)), models.Q(('head__isnull', False), ('kind', 'head'), ('numbered__isnull', True)), models.Q(('head__isnull', True), ('kind__in', ['status_list', 'trust_list']), ('numbered__isnull', True)), _connector='OR'), name='what_is_asked_is_of_something')],
            },
        ),
    ]
