"""The map of the whole site: pages under /<language>/, what machines read without."""

from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter
from django.views.generic import RedirectView

from excellence.kernel.publicids import PublicIdConverter
from excellence.portal.views import choose_language, health
from excellence.web.modules import modules_with_pages

register_converter(PublicIdConverter, "publicid")

# One door for passwords: the administration has no sign-in and no form for a new password of its own.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("", choose_language),
    path("health/", health, name="health"),
    *i18n_patterns(
        *[path(str(module.addresses), include(f"{module.name}.urls")) for module in modules_with_pages()],
        path("account/", include("allauth.account.urls")),
        path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
        path("admin/", admin.site.urls),
    ),
]
handler403 = "excellence.web.views.forbidden"
handler404 = "excellence.web.views.not_found"
handler500 = "excellence.web.views.server_error"
handler400 = "excellence.web.views.bad_request"
handler429 = "excellence.web.views.too_many_requests"
