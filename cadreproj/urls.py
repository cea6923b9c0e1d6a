"""All addresses: the stages in order, then what serves them all."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from cadreproj import api, health
from core.web import urls_core, urls_web
from core.web.api_schema import KeptGenerator
from tracking.views import dossier, home

urlpatterns = [
    path("health/", health.health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("", include((urls_core.urlpatterns + urls_web.urlpatterns, "core"))),
    path("", include("candidates.urls")),
    path("", home.Home.as_view(), name="home"),
    path("people/<uuid:ref>/road/", dossier.Dossier.as_view(), name="dossier"),
    path("planning/", include("planning.urls")),
    path("selection/", include("selection.urls")),
    path("training/", include("training.urls")),
    path("appointment/", include("appointment.urls")),
    path("tracking/", include("tracking.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include(api.router.urls)),
    path(
        "api/schema/",
        SpectacularAPIView.as_view(generator_class=KeptGenerator),
        name="api-schema",
    ),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
]

handler400 = "core.web.errors.bad_request"
handler403 = "core.web.errors.forbidden"
handler404 = "core.web.errors.not_found"
handler500 = "core.web.errors.broken"
