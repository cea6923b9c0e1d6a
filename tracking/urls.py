"""Addresses of tracking."""

from django.urls import path

from core.web.urls import resource
from tracking.views import cycles, reviews

app_name = "tracking"
urlpatterns = [
    *resource(
        "cycles",
        "cycle",
        list=cycles.CycleList,
        detail=cycles.CycleDetail,
        create=cycles.CycleCreate,
        move=True,
        export=True,
    ),
    *resource(
        "reviews",
        "review",
        list=reviews.ReviewList,
        detail=reviews.ReviewDetail,
        move=True,
        batch=True,
        export=True,
        extra=("submit",),
    ),
    path(
        "reviews/<uuid:ref>/submit/",
        reviews.ReviewSubmit.as_view(base="review", siblings=frozenset({"list", "detail"})),
        name="review-submit",
    ),
]
