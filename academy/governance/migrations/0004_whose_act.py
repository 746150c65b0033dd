import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("governance", "0003_name_of_an_erased_holder"),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='institution',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='people.institution'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='kind',
            field=models.CharField(choices=[('renewal', 'renewal of a mandate'), ('yearly', 'yearly decision on training'), ('topic', 'topic of an edition'), ('endorsement', 'endorsement of topics and activities'), ('ad_hoc_country', 'ad hoc decision on an observer country'), ('component_iii', 'launch of Component III'), ('steering_group', 'appointment of a steering group'), ('validation', 'academic validation of a course version'), ('ects', 'grant of ECTS credits'), ('external_award', 'award of a university title'), ('seats', 'composition of the Governing Board'), ('procedure', 'rules of procedure'), ('key_delegation', 'agreement that the Secretariat keeps a signing key'), ('other', 'other')], max_length=16),
        ),
    ]
