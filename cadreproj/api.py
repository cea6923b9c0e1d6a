"""One router, made of what each stage's api module registers."""

from rest_framework.routers import DefaultRouter

router = DefaultRouter()
