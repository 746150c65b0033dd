from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0008_root_of_a_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='release',
            name='withdrawn_because',
            field=models.CharField(blank=True, default='', max_length=300),
            preserve_default=False,
        ),
    ]
