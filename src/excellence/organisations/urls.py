"""Addresses of organisations."""

from django.urls import path

from excellence.organisations.views import colleagues, contact, invitations, logos, profile

app_name = "organisations"
urlpatterns = [
    path("register/", profile.register, name="register"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path("<publicid:public_id>/", profile.show, name="show"),
    path("<publicid:public_id>/profile/", profile.profile, name="profile"),
    path("<publicid:public_id>/profile/<slug:key>/", profile.section, name="section"),
    path("<publicid:public_id>/logo/", logos.logo, name="logo"),
    path("<publicid:public_id>/logo/change/", logos.change_logo, name="change_logo"),
    path("<publicid:public_id>/logo/remove/", logos.remove_logo, name="remove_logo"),
    path("<publicid:public_id>/contact/", contact.contact, name="contact"),
    path("<publicid:public_id>/colleagues/", colleagues.colleagues, name="colleagues"),
    path("<publicid:public_id>/colleagues/role/", colleagues.change_role, name="change_role"),
    path("<publicid:public_id>/colleagues/remove/", colleagues.remove, name="remove"),
    path("<publicid:public_id>/colleagues/contact/", colleagues.contact_person, name="contact_person"),
    path("<publicid:public_id>/leave/", colleagues.leave, name="leave"),
    path("<publicid:public_id>/ownership/offer/", colleagues.offer_ownership, name="offer_ownership"),
    path("<publicid:public_id>/ownership/answer/", colleagues.answer_offer, name="answer_offer"),
    path(
        "<publicid:public_id>/invitations/<publicid:invitation_id>/",
        invitations.manage_invitation,
        name="manage_invitation",
    ),
]
