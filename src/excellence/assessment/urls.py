"""Addresses of self-assessments."""

from django.urls import path

from excellence.assessment.views import before, comments, handing_in, history, pages, report, result

app_name = "assessment"
urlpatterns = [
    path("start/<publicid:public_id>/", pages.start, name="start"),
    path("<publicid:public_id>/", pages.overview, name="overview"),
    path("<publicid:public_id>/result/", result.result, name="result"),
    path("<publicid:public_id>/report/", report.report, name="report"),
    path("<publicid:public_id>/report.pdf", report.report_pdf, name="report_pdf"),
    path("<publicid:public_id>/report.docx", report.report_docx, name="report_docx"),
    path("<publicid:public_id>/report.json", report.report_json, name="report_json"),
    path("<publicid:public_id>/discard/", pages.discard, name="discard"),
    path("<publicid:public_id>/take-up/", pages.take_up, name="take_up"),
    path("<publicid:public_id>/hand-in/", handing_in.hand_in, name="hand_in"),
    path("<publicid:public_id>/hand-in/accept/", handing_in.accept, name="accept"),
    path("<publicid:public_id>/frozen.json", handing_in.frozen, name="frozen"),
    path("<publicid:public_id>/before/", before.before, name="before"),
    path("<publicid:public_id>/before/labels/add/", before.add_label, name="add_label"),
    path("<publicid:public_id>/before/labels/<publicid:entry>/", before.change_label, name="change_label"),
    path("<publicid:public_id>/before/labels/<publicid:entry>/remove/", before.remove_label, name="remove_label"),
    path("<publicid:public_id>/before/areas/add/", before.add_improvement, name="add_improvement"),
    path("<publicid:public_id>/before/areas/<publicid:entry>/", before.change_improvement, name="change_improvement"),
    path(
        "<publicid:public_id>/before/areas/<publicid:entry>/remove/",
        before.remove_improvement,
        name="remove_improvement",
    ),
    path("<publicid:public_id>/<str:number>/", pages.indicator, name="indicator"),
    path("<publicid:public_id>/<str:number>/evidence/", pages.add_evidence, name="add_evidence"),
    path("<publicid:public_id>/<str:number>/history/", history.history, name="history"),
    path("<publicid:public_id>/<str:number>/history/restore/", history.restore, name="restore"),
    path("<publicid:public_id>/<str:number>/comments/", comments.comments, name="comments"),
    path(
        "<publicid:public_id>/<str:number>/comments/<publicid:message_id>/withdraw/",
        comments.withdraw,
        name="withdraw_comment",
    ),
]
