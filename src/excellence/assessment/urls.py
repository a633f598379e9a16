"""Addresses of self-assessments."""

from django.urls import path

from excellence.assessment import views

app_name = "assessment"
urlpatterns = [
    path("start/<publicid:public_id>/", views.start, name="start"),
    path("<publicid:public_id>/", views.overview, name="overview"),
    path("<publicid:public_id>/result/", views.result, name="result"),
    path("<publicid:public_id>/discard/", views.discard, name="discard"),
    path("<publicid:public_id>/take-up/", views.take_up, name="take_up"),
    path("<publicid:public_id>/<str:number>/", views.indicator, name="indicator"),
    path("<publicid:public_id>/<str:number>/evidence/", views.add_evidence, name="add_evidence"),
]
