"""One router, made of what each stage's api module registers."""

from rest_framework.routers import DefaultRouter

from candidates.api import PersonViewSet

router = DefaultRouter()
router.register("people", PersonViewSet, basename="person")
