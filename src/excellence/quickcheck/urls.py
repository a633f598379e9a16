"""Addresses of the ten-minute check."""

from django.urls import path

from excellence.quickcheck import views

app_name = "quickcheck"
urlpatterns = [
    path("", views.questions, name="questions"),
    path("result/", views.result, name="result"),
    path("<str:token>/", views.kept, name="kept"),
    path("<str:token>/carry/", views.carry, name="carry"),
]
