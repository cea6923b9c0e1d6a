"""The administration: for the three administrators, who never see the content of the programme."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

#: What libraries offer and no role may open: groups (roles are memberships), addresses and second
#: factors (their owners' own matter), schedules by sunset.
NOT_OFFERED = {
    "auth.Group",
    "account.EmailAddress",
    "mfa.Authenticator",
    "django_celery_beat.SolarSchedule",
    "django_celery_beat.ClockedSchedule",
}


class CadreAdminSite(admin.AdminSite):
    site_header = site_title = _("Administration")
    index_title = _("Administration")
    enable_nav_sidebar = True

    def has_permission(self, request):
        return bool(request.user.is_active and getattr(request.user, "is_staff", False))

    def register(self, model_or_iterable, admin_class=None, **options):
        models = (
            model_or_iterable
            if isinstance(model_or_iterable, list | tuple)
            else [model_or_iterable]
        )
        offered = [model for model in models if model._meta.label not in NOT_OFFERED]
        super().register(offered, admin_class, **options)
