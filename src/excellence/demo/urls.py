"""Addresses that exist in a demonstration only."""

from django.urls import path

from excellence.demo import views

app_name = "demo"
urlpatterns = [path("sign-in/", views.sign_in, name="sign_in")]
