"""Addresses of listings."""

from django.urls import path

from excellence.listings import views

app_name = "listings"
urlpatterns = [
    path("", views.index, name="index"),
    path("labels/", views.labels, name="labels"),
    path("<publicid:public_id>/", views.show, name="show"),
    path("<publicid:public_id>/link/", views.link, name="link"),
    path("<publicid:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<publicid:public_id>/unlink/", views.unlink, name="unlink"),
    path("<publicid:public_id>/not-ours/", views.not_ours, name="not_ours"),
    path("<publicid:public_id>/remove/", views.remove, name="remove"),
    path("<publicid:public_id>/restore/", views.restore, name="restore"),
]
