"""The composition root as an app: it comes last, so what must see everything is connected here."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from core.orgs.grants import after_migrate


class ProjectConfig(AppConfig):
    name = "cadreproj"

    def ready(self):
        # post_migrate is sent once per app with models; grants need all tables, hence the last one.
        last = [config for config in self.apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migrate, sender=last)


class CadreAdminConfig(AdminConfig):
    default_site = "cadreproj.admin.CadreAdminSite"
