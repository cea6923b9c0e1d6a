"""The administration: for the three administrators, who never see the content of the programme."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class CadreAdminSite(admin.AdminSite):
    site_header = site_title = _("Administration")
    index_title = _("Administration")
    enable_nav_sidebar = True

    def has_permission(self, request):
        return bool(request.user.is_active and getattr(request.user, "is_staff", False))
