"""Tags and filters of the look; documented, with every component in every state, on the page `/style/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from excellence.kernel import formats
from excellence.kernel.clock import today
from excellence.web import charts, figures, markup
from excellence.web.components import Lane, Merge, Rail, Rubric, Table
from excellence.web.forms import FieldView, mistakes_of
from excellence.web.navigation import RoleHere, role_of_reader
from excellence.web.paging import Paging, numbered

register = template.Library()

register.filter("number", formats.number)
register.filter("percent", formats.percent)
register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("minute", formats.minute)
register.filter("file_size", formats.file_size)

register.simple_tag(markup.mark, name="mark")
register.simple_tag(markup.status, name="status")
register.simple_tag(markup.local_date, name="local_date")
register.simple_tag(markup.local_moment, name="local_moment")


@register.simple_tag
def icon(name: str, kind: str = "") -> SafeString:
    """Return an icon; words stand beside it."""
    return markup.icon(name, kind)


@register.simple_tag
def figure(filled: int, you: int | None = None, kind: str = "") -> SafeString:
    """Return the figure of 31 points with `filled` of them filled."""
    return figures.figure(filled, you, kind)


@register.simple_tag
def dots(states: Sequence[str], *, large: bool = False) -> SafeString:
    """Return a row of points, one per state."""
    return figures.dots(states, large=large)


@register.simple_tag(takes_context=True)
def role_here(context: Context) -> RoleHere | None:
    """Return the reader's role in the organisation the page is about."""
    return role_of_reader(context["request"], context.get("organisation"))


@register.simple_tag
def home_url() -> str:
    """Return the address of the front page in the reader's language."""
    return f"/{get_language() or settings.LANGUAGE_CODE}/"


@register.simple_tag
def field(bound: BoundField, **options: Any) -> str:
    """Return a form field with label, hint, mistake, control and stored state (`stored`, `hint`, `label`, `short`)."""
    return render_to_string("web/components/field.html", {"field": FieldView(bound, **options)})


@register.simple_tag
def error_summary(*forms: BaseForm | Iterable[BaseForm], title: str = "") -> str:
    """Return a notice that links to each mistake of the forms and formsets; nothing when there is none.

    `title` says what did not happen yet; without it: nothing was stored, and how many things need the reader.
    """
    flat = [form for given in forms for form in ([given] if isinstance(given, BaseForm) else given)]
    mistakes = mistakes_of(flat)
    return render_to_string("web/components/errors.html", {"mistakes": mistakes, "title": title}) if mistakes else ""


@register.simple_block_tag
def notice(content: str, kind: str, title: str = "", heading: str = "p", **options: str) -> str:
    """Return a notice: ok, info, caution or error.

    Options: `heading` (h2 or h3, where the title is one), `role` (status or alert), `icon` (another one), `id`,
    `focus` (the reader is led here when the page opens).
    """
    shown = {"content": content, "kind": kind, "title": title, "tag": heading, "picture": markup.ICON_OF[kind]}
    return render_to_string("web/components/notice.html", {**shown, **options})


@register.simple_block_tag
def part(content: str, key: str, title: str, hint: str = "", **options: Any) -> SafeString:
    """Return a part of a page: rule, side head `title`, body. Options: `strong`, `first`, `body` (classes of the body).

    `key` becomes the id of the part, so that `#key` leads to it.
    """
    css = "".join(f" {name}" for name in ("strong", "first") if options.get(name))
    side = format_html('<h2 class="part-head" id="{}-head">{}</h2>', key, title)
    if hint:
        side += format_html('<p class="hint">{}</p>', hint)
    return format_html(
        '<section class="part{}" id="{}" aria-labelledby="{}-head"><div class="part-grid">'
        '<div class="part-side">{}</div><div class="part-body {}">{}</div></div></section>',
        *(css, key, key, side, options.get("body", "flow"), content),
    )


@register.simple_block_tag
def empty(content: str, title: str, heading: str = "h3") -> str:
    """Return the state of a place where nothing is yet: what belongs here and the first step."""
    return render_to_string("web/components/empty.html", {"content": content, "title": title, "tag": heading})


@register.inclusion_tag("web/components/crumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """Return the way here: label, address, label, address; the last label may stand without address."""
    pairs = [(steps[at], steps[at + 1] if at + 1 < len(steps) else "") for at in range(0, len(steps), 2)]
    return {"crumbs": pairs}


@register.inclusion_tag("web/components/paging.html", takes_context=True)
def paging(context: Context, page: Page[Any] | Paging) -> dict[str, Any]:
    """Return links to the other pages of a list; nothing for a list of one page."""
    request: HttpRequest = context["request"]
    return {"paging": page if isinstance(page, Paging) else numbered(page, request)}


@register.inclusion_tag("web/components/rubric.html", name="rubric")
def show_rubric(rubric: Rubric) -> dict[str, Any]:
    """Return levels to choose from."""
    return {"rubric": rubric}


@register.inclusion_tag("web/components/rail.html", name="rail")
def show_rail(rail: Rail) -> dict[str, Any]:
    """Return the indicators beside a form."""
    return {"rail": rail}


@register.inclusion_tag("web/components/lane.html", name="lane")
def show_lane(lane: Lane, back: str = "") -> dict[str, Any]:
    """Return one lane of evidence; with the page to come back to, its rows can be acted on."""
    return {"lane": lane, "back": back}


@register.inclusion_tag("web/components/table.html", name="table")
def show_table(table: Table) -> dict[str, Any]:
    """Return a prepared table."""
    return {"table": table}


@register.inclusion_tag("web/components/merge.html", name="merge")
def show_merge(merge: Merge) -> dict[str, Any]:
    """Return two texts that met, and the field in which they are joined."""
    return {"merge": merge}


@register.inclusion_tag("web/components/save_bar.html")
def save_bar(form: str, save: str | None = "", **options: Any) -> dict[str, Any]:
    """Return the bar at the foot of a form whose id is `form`.

    Options: `stored_at` (moment), `said` (a sentence), `previous` and `previous_url`, `next` (label of the filled
    button, which sends then=next), `save` (label of the outlined button; None leaves it out).
    """
    return {"form": form, "save": save, **options}


@register.inclusion_tag("web/components/stored.html")
def stored(at: Any = None, **options: Any) -> dict[str, Any]:
    """Return the stored state of a field: `at` is a moment or None. Options: `id`, `field` (id of the field)."""
    return {"at": at, "is_today": at is not None and formats.local_day(at) == today(), **options}


@register.simple_tag
def chart(drawn: charts.Chart) -> str:
    """Return a chart with its finding and the same as a table."""
    return render_to_string(drawn.template, {"chart": drawn})
