"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from cadreproj.process import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadreproj.settings.dev")
application = get_wsgi_application()
settle()
