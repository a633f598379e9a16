"""Pages of the look itself."""

from django.urls import path

from excellence.web import views

app_name = "web"
urlpatterns = [path("style/", views.style, name="style")]
