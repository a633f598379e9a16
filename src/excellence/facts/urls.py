"""Addresses of yearly figures."""

from django.urls import path

from excellence.facts import views

app_name = "facts"
urlpatterns = [
    path("<publicid:public_id>/figures/", views.years, name="years"),
    path("<publicid:public_id>/figures/<int:year>/<slug:group>/", views.figures, name="figures"),
]
