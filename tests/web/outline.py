"""What must hold for every page, read from its markup."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"area", "br", "hr", "img", "input", "link", "meta", "circle", "line", "path", "rect", "use"}


class Outline(HTMLParser):
    """Collects ids, targets within the page, inline style and script, filled buttons, and elements left open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.opened: list[str] = []
        self.inline: list[str] = []
        self.filled = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["href"][1:]] if given.get("href", "").startswith("#") else []
        self.targets += given.get("aria-labelledby", "").split() + given.get("aria-describedby", "").split()
        self.targets += [given["for"]] if "for" in given else []
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        css = set(given.get("class", "").split())
        self.filled += "button" in css and not css & {"second", "plain", "danger"}
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.opened.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag
