from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0008_one_list_at_a_time"),
    ]

    operations = [
        # Until now every key was made here, under the one password.
        migrations.AddField(
            model_name='publickey',
            name='place',
            field=models.CharField(choices=[('shared', 'in a file on the Academy’s server, under the Secretariat’s password'), ('own', 'in a file on the Academy’s server that only the institution’s own password opens'), ('elsewhere', 'outside the Academy’s server')], default='shared', max_length=9),
            preserve_default=False,
        ),
    ]
