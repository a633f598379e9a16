"""Extract sentences for translation, also those marked `N_` where Django must not be imported."""

from django.core.management.commands.makemessages import Command as DjangoCommand


class Command(DjangoCommand):
    """Django's own command, knowing our marker."""

    xgettext_options = [  # noqa: RUF012 - as Django declares it
        *DjangoCommand.xgettext_options,
        "--keyword=N_",
    ]
