from django.db import migrations, models

from academy.lib.migration_order import AFTER_THE_PACKAGES


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        *AFTER_THE_PACKAGES,
    ]

    operations = [
        migrations.CreateModel(
            name='AuditRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(unique=True)),
                ('at', models.DateTimeField(db_index=True)),
                ('actor', models.CharField(max_length=64)),
                ('authority', models.CharField(blank=True, max_length=120)),
                ('action', models.CharField(db_index=True, max_length=80)),
                ('object_type', models.CharField(max_length=80)),
                ('object_id', models.CharField(max_length=80)),
                ('data', models.JSONField(default=dict)),
                ('request_id', models.CharField(blank=True, max_length=32)),
                ('previous_hash', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': 'audit record',
                'verbose_name_plural': 'audit records',
                'ordering': ['-number'],
                'indexes': [models.Index(fields=['object_type', 'object_id'], name='audit_audit_object__15cb14_idx')],
            },
        ),
    ]
