"""Addresses of self-assessments."""

from django.urls import path

from excellence.assessment.views import comments, pages

app_name = "assessment"
urlpatterns = [
    path("start/<publicid:public_id>/", pages.start, name="start"),
    path("<publicid:public_id>/", pages.overview, name="overview"),
    path("<publicid:public_id>/result/", pages.result, name="result"),
    path("<publicid:public_id>/discard/", pages.discard, name="discard"),
    path("<publicid:public_id>/take-up/", pages.take_up, name="take_up"),
    path("<publicid:public_id>/<str:number>/", pages.indicator, name="indicator"),
    path("<publicid:public_id>/<str:number>/evidence/", pages.add_evidence, name="add_evidence"),
    path("<publicid:public_id>/<str:number>/comments/", comments.comments, name="comments"),
    path(
        "<publicid:public_id>/<str:number>/comments/<publicid:message_id>/withdraw/",
        comments.withdraw,
        name="withdraw_comment",
    ),
]
