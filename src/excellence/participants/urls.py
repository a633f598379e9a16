"""Addresses of participant lists."""

from django.urls import path

from excellence.participants import views

app_name = "participants"
urlpatterns = [
    path("<publicid:public_id>/participants/", views.show, name="show"),
    path("<publicid:public_id>/participants/add/", views.add, name="add"),
    path("<publicid:public_id>/participants/seat/", views.seat, name="seat"),
    path("<publicid:public_id>/participants/places/", views.places, name="places"),
    path("<publicid:public_id>/participants/upload/", views.upload, name="upload"),
    path("<publicid:public_id>/participants/upload/<publicid:upload_id>/", views.preview, name="preview"),
    path("<publicid:public_id>/participants/upload/<publicid:upload_id>/choices/", views.choices, name="choices"),
    path("<publicid:public_id>/participants/upload/<publicid:upload_id>/discard/", views.discard, name="discard"),
    path("<publicid:public_id>/participants/undo/<publicid:change_id>/", views.undo, name="undo"),
    path("<publicid:public_id>/participants/commitment/", views.commit, name="commit"),
    path("<publicid:public_id>/participants/template.<slug:kind>", views.template, name="template"),
    path("<publicid:public_id>/participants/list.<slug:kind>", views.download, name="download"),
    path("<publicid:public_id>/participants/figures/<int:year>/", views.figures, name="figures"),
    path("<publicid:public_id>/participants/figures/<int:year>/<slug:metric>/", views.behind, name="behind"),
    path("<publicid:public_id>/participants/<publicid:participant_id>/", views.change, name="change"),
    path("<publicid:public_id>/participants/<publicid:participant_id>/remove/", views.remove, name="remove"),
]
