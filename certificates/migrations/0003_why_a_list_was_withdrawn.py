from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0002_index_those_that_supersede'),
    ]

    operations = [
        migrations.AddField(
            model_name='release',
            name='withdrawn_because',
            field=models.CharField(blank=True, default='', max_length=300),
            preserve_default=False,
        ),
    ]
