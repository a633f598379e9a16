"""Forgetting which forms were sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from excellence.kernel.work.sweepers import sweeper
from excellence.web.models import SentForm

KEPT: Final = timedelta(days=1)


@sweeper(every=timedelta(hours=1), name="web.sent_forms")
def forget_sent_forms(at: datetime) -> None:
    """Forget the forms of yesterday: nobody double-clicks that slowly."""
    SentForm.objects.filter(sent_at__lt=at - KEPT).delete()
