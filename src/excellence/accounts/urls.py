"""Addresses of one's own account, beside those of sign-in."""

from django.urls import path

from excellence.accounts import views

app_name = "accounts"
urlpatterns = [path("preferences/", views.preferences, name="preferences")]
