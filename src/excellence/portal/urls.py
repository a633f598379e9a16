"""Addresses of the front page, the desk and the method."""

from django.urls import path

from excellence.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("method/", views.method, name="method"),
]
