"""What a browser complains about while a page is open."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# The browser says this of every answer that is a mistake on purpose: a refused form, a page that is not there.
EXPECTED = "Failed to load resource: the server responded with a status of 4"


class Watch:
    """Collects what goes wrong in a context: console errors (violations of the policy among them), scripts that
    fail, requests to another host."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.context = context
        self.site = site
        self.complaints: list[str] = []
        context.on("console", self._heard)
        context.on("request", self._requested)
        context.on("page", self._opened)

    def complained(self) -> list[str]:
        """What went wrong since this was asked last."""
        told, self.complaints = self.complaints, []
        return told

    def _opened(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(f"script failed: {error}"))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            self.complaints.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:")):
            self.complaints.append(f"request to another host: {request.url}")
