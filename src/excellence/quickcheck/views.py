"""Pages of the ten-minute check."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext

from excellence.accounts.http import PersonRequest
from excellence.frameworks.queries import newest_versions
from excellence.kernel.clock import now, today
from excellence.kernel.errors import Refusal
from excellence.kernel.formats import day
from excellence.kernel.permissions import allowed
from excellence.method.quickcheck import check_texts, ten_minute_check
from excellence.organisations.queries import organisations_visible_to
from excellence.quickcheck import operations
from excellence.quickcheck.forms import QuestionsForm, carried_sentence
from excellence.quickcheck.links import DAYS_KEPT, Kept, LinkOver, LinkUnknown, link_for, read_link
from excellence.quickcheck.reports import result_page
from excellence.web.methods import require_page_or_form, require_safe
from excellence.web.once import once


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Ask; what the address says already is chosen."""
    check, texts = ten_minute_check(), check_texts(_language())
    form = QuestionsForm(check, texts)
    form.initial = {key: value for key, value in request.GET.items() if key in form.fields}
    return render(request, "quickcheck/questions.html", {"form": form, "language": texts.language})


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Show what stands out, or the questions again where too few are answered."""
    check, texts = ten_minute_check(), check_texts(_language())
    form = QuestionsForm(check, texts, request.GET)
    if not form.is_valid():
        context = {"form": form, "language": texts.language}
        return render(request, "quickcheck/questions.html", context, status=422)
    return redirect("quickcheck:kept", link_for(check, form.choices))


@require_safe
def kept(request: HttpRequest, token: str) -> HttpResponse:
    """Show a result again to whoever has its link, for thirty days."""
    held = _held(token)
    if held is None:
        return render(request, "quickcheck/over.html", {"days": DAYS_KEPT}, status=410)
    check, texts = ten_minute_check(), check_texts(_language())
    context = {
        "page": result_page(check, texts, held.choices, _language()),
        "token": token,
        "until": held.until,
        "days": DAYS_KEPT,
        "link": request.build_absolute_uri(request.path),
        "answered": len(held.choices),
        "open": len(check.questions) - len(held.choices),
    }
    response = render(request, "quickcheck/result.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_required
@once
@require_page_or_form
def carry(request: PersonRequest, token: str) -> HttpResponse:
    """Put the answers of a check into a self-assessment of one of the person's organisations."""
    held = _held(token)
    if held is None:
        return render(request, "quickcheck/over.html", {"days": DAYS_KEPT}, status=410)
    theirs = organisations_visible_to(request.user)
    if request.method == "POST":
        organisation = get_object_or_404(theirs, public_id=request.POST.get("organisation", ""))
        version = newest_versions(_language()).filter(framework=ten_minute_check().framework).first()
        if version is None:
            raise Http404
        try:
            carried = operations.carry_over(
                organisation,
                check=ten_minute_check(),
                choices=held.choices,
                sentences=_sentences(held),
                version=version,
                by=request.user,
                at=now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, _carried(carried))
        return redirect(carried.assessment)
    context = {
        "organisations": [each for each in theirs if allowed("assessment.start", request.user, each)],
        "token": token,
    }
    return render(request, "quickcheck/carry.html", context)


def _held(token: str) -> Kept | None:
    """What the link holds; None when its days are over, 404 when it is no link of ours."""
    try:
        return read_link(ten_minute_check(), token)
    except LinkOver:
        return None
    except LinkUnknown as unknown:
        raise Http404 from unknown


def _sentences(held: Kept) -> dict[str, str]:
    texts = check_texts(_language()).questions
    said = day(today())
    return {
        key: carried_sentence(texts[key].asks, texts[key].answers[place], day=said)
        for key, place in held.choices.items()
    }


def _carried(carried: operations.Carried) -> str:
    stored = ngettext(
        "One answer was carried over. Check it, say why, and add a document.",
        "%(count)s answers were carried over. Check them, say why, and add documents.",
        carried.stored,
    )
    stayed = ngettext(
        "One indicator was answered already and stays as it was.",
        "%(count)s indicators were answered already and stay as they were.",
        carried.left,
    )
    said = ((stored, carried.stored), (stayed, carried.left))
    return " ".join(sentence % {"count": count} for sentence, count in said if count)


def _language() -> str:
    return get_language() or "en"
