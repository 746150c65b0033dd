from django.db import migrations, models
from django.utils import timezone


def settle_at_once(apps, schema_editor):
    """Holds of before named no ground and nobody to settle them: the Secretariat does, and their day has come."""
    lines = apps.get_model('certificates', 'ReleaseLine').objects.exclude(held_by=None)
    lines.filter(held_until=None).update(held_until=timezone.localdate())
    lines.update(held_ground='error', held_settler='secretariat')
    if schema_editor.connection.vendor == 'postgresql':
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ("certificates", "0012_signatures_asked_for"),
    ]

    operations = [
        migrations.AddField(
            model_name='recognitionstep',
            name='body',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='recognitionstep',
            name='ground',
            field=models.CharField(blank=True, choices=[('identity', 'the identity or the name is in doubt'), ('record', 'the record of attendance, participation or assessment is in doubt'), ('integrity', 'academic integrity is being examined'), ('appeal', 'an appeal is open'), ('error', 'an administrative error is being corrected')], max_length=9),
        ),
        migrations.AddField(
            model_name='recognitionstep',
            name='settler',
            field=models.CharField(blank=True, choices=[('secretariat', 'the Secretariat'), ('institution', 'a body of the institution'), ('board', 'the Governing Board')], max_length=11),
        ),
        migrations.AddField(
            model_name='recognitionstep',
            name='until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='releaseline',
            name='held_body',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='releaseline',
            name='held_ground',
            field=models.CharField(blank=True, choices=[('identity', 'the identity or the name is in doubt'), ('record', 'the record of attendance, participation or assessment is in doubt'), ('integrity', 'academic integrity is being examined'), ('appeal', 'an appeal is open'), ('error', 'an administrative error is being corrected')], max_length=9),
        ),
        migrations.AddField(
            model_name='releaseline',
            name='held_settler',
            field=models.CharField(blank=True, choices=[('secretariat', 'the Secretariat'), ('institution', 'a body of the institution'), ('board', 'the Governing Board')], max_length=11),
        ),
        migrations.RunPython(settle_at_once, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='releaseline',
            constraint=models.CheckConstraint(condition=models.Q(('held_by__isnull', True), ('held_until__isnull', False), _connector='OR'), name='a_hold_has_a_deadline'),
        ),
        migrations.AddConstraint(
            model_name='releaseline',
            constraint=models.CheckConstraint(condition=models.Q(('held_by__isnull', True), ('held_ground__in', ['identity', 'record', 'integrity', 'appeal', 'error']), _connector='OR'), name='a_hold_has_a_ground'),
        ),
        migrations.AddConstraint(
            model_name='releaseline',
            constraint=models.CheckConstraint(condition=models.Q(('held_by__isnull', True), ('held_settler__in', ['secretariat', 'board']), models.Q(('held_settler', 'institution'), models.Q(('held_body', ''), _negated=True)), _connector='OR'), name='a_hold_says_who_settles_it'),
        ),
    ]
