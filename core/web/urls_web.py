"""Addresses of the pages that serve all others; included by core's list under `core:`."""

from django.urls import path

from core.orgs.middleware import login_phase
from core.web import views

urlpatterns = [
    path("search/", views.SearchPage.as_view(), name="search"),
    path("filters/", views.SaveFilter.as_view(), name="saved-filter-save"),
    path("filters/<uuid:ref>/delete/", views.DeleteFilter.as_view(), name="saved-filter-delete"),
    path("role/", login_phase(views.SwitchMembership.as_view()), name="switch-membership"),
    path("language/", login_phase(views.SwitchLanguage.as_view()), name="switch-language"),
    path("tokens/", views.TokenPage.as_view(), name="tokens"),
    path("tokens/<uuid:ref>/revoke/", views.RevokeToken.as_view(), name="token-revoke"),
]
