"""A level is one of the grades of its indicator, however many these are."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0003_submission'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='answer',
            name='level_is_from_0_to_5',
        ),
    ]
