from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0007_badges'),
    ]

    operations = [
        migrations.AddField(
            model_name='publickey',
            name='root',
            field=models.TextField(blank=True, default=''),
        ),
    ]
