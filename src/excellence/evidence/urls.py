"""Addresses of evidence."""

from django.urls import path

from excellence.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<publicid:public_id>/file/", views.download, name="download"),
    path("<publicid:public_id>/remove/", views.remove, name="remove"),
    path("<publicid:public_id>/put-back/", views.put_back, name="put_back"),
]
