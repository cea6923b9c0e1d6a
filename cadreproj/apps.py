"""The composition root as an app: it comes last, so what must see everything is connected here."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from cadreproj.celery import app as celery_app
from core.orgs.grants import after_migrate

# Imported here so that it is the current Celery app in the web process too, which rings the workers.
__all__ = ["CadreAdminConfig", "ProjectConfig", "celery_app"]


class ProjectConfig(AppConfig):
    name = "cadreproj"

    def ready(self):
        import_module("cadreproj.accounts")  # connects what watches sign-ins
        # post_migrate is sent once per app with models; grants need all tables, hence the last one.
        last = [config for config in self.apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(after_migrate, sender=last)


class CadreAdminConfig(AdminConfig):
    default_site = "cadreproj.admin.CadreAdminSite"
