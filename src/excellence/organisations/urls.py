"""Addresses of organisations."""

from django.urls import path

from excellence.organisations import views

app_name = "organisations"
urlpatterns = [
    path("register/", views.register, name="register"),
    path("<publicid:public_id>/", views.show, name="show"),
    path("<publicid:public_id>/profile/", views.change, name="change"),
    path("<publicid:public_id>/colleagues/", views.colleagues, name="colleagues"),
]
