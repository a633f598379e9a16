from typing import Any

from django.db import migrations, models

# What sign-in wrote, invitations and what one person wrote to another.
CONFIDENTIAL = ("message", "organisation.invited", "organisation.message")


def delete_texts(apps: Any, schema_editor: Any) -> None:
    """Mark what was confidential before there was a mark, and delete its text where it was sent."""
    letters = apps.get_model("mail", "Letter").objects.filter(purpose__in=CONFIDENTIAL)
    letters.update(is_confidential=True)
    letters.filter(state="sent").update(body="")


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='is_confidential',
            field=models.BooleanField(default=False, verbose_name='confidential'),
        ),
        migrations.RunPython(delete_texts, migrations.RunPython.noop),
    ]
