"""`python -m benchmarks.bare.fill`: make the table and put the rows in that the pages show."""

from __future__ import annotations

from importlib import import_module

import django
from django.core.management import call_command


def main() -> None:
    """Migrate and insert the rows."""
    django.setup()
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    model = import_module("benchmarks.bare.models").Organisation
    rows = import_module("benchmarks.bare.views").ROWS
    model.objects.bulk_create(
        [
            model(
                name=f"Demo: example cluster organisation {number}",
                country="HU",
                town="Győr",
                level=number % 6,
                about="A row of the limit; nobody is meant.",
            )
            for number in range(rows)
        ]
    )


if __name__ == "__main__":
    main()
