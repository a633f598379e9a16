"""`python -m benchmarks.ours scene|counts|stored ...`: run one part inside the instance and print its JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import django


def main() -> None:
    """Run the part that the first word names with the other words; models exist only once Django is set up."""
    django.setup()
    part = import_module(f"benchmarks.ours.{sys.argv[1]}")
    json.dump(part.main(*sys.argv[2:]), sys.stdout)


if __name__ == "__main__":
    main()
