"""The map of the limit."""

from django.urls import path

from benchmarks.bare import views

urlpatterns = [
    path("health/", views.health),
    path("rows/", views.rows, name="rows"),
    path("rows/<int:key>/", views.row, name="row"),
    path("insert/", views.insert),
    path("update/<int:key>/", views.update),
]
