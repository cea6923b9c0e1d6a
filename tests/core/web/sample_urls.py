"""Addresses of the sample stage beside core's own; no other stage is needed."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import DefaultRouter

from core.web import urls_core, urls_web
from core.web.api import Creates, Edits, Moves, ScopedViewSet
from core.web.pages import CreatePage, DetailPage, EditPage, ImportPage, ListPage, MoveFormPage
from core.web.urls import resource
from tests.core.web import sample


class PaperList(ListPage):
    policy, table, filters = sample.papers, sample.PaperTable, sample.PaperFilter
    workflow, services = sample.PAPER, sample.services
    title = "Papers"


class PaperDetail(DetailPage):
    policy, workflow = sample.papers, sample.PAPER


class PaperCreate(CreatePage):
    policy, form_class, verb = sample.papers, sample.PaperForm, sample.write


class PaperEdit(EditPage):
    policy, form_class, verb = sample.papers, sample.PaperForm, sample.revise


class PaperWithdraw(MoveFormPage):
    policy, form_class, verb = sample.papers, sample.WithdrawForm, sample.withdraw
    move = sample.PAPER.withdraw
    base, siblings = "paper", frozenset({"list", "detail"})


class PaperImport(ImportPage):
    policy, sheet = sample.papers, sample.PaperSheet()


class PaperViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = sample.papers, sample.PAPER, sample.services
    serializer_class, input_class = sample.PaperSerializer, sample.PaperInput
    filterset_class, table = sample.PaperFilter, sample.PaperTable
    create_verb, edit_verb = sample.write, sample.revise


router = DefaultRouter()
router.register("papers", PaperViewSet, basename="api-paper")

urlpatterns = [
    path("api/v1/", include(router.urls)),
    path(
        "sample-schema/",
        SpectacularAPIView.as_view(patterns=[path("api/v1/", include(router.urls))]),
    ),
    path(
        "sample/",
        include(
            (
                [
                    path(
                        "papers/<uuid:ref>/withdraw/",
                        PaperWithdraw.as_view(),
                        name="paper-withdraw",
                    ),
                    *resource(
                        "papers",
                        "paper",
                        list=PaperList,
                        detail=PaperDetail,
                        create=PaperCreate,
                        edit=PaperEdit,
                        importer=PaperImport,
                        move=True,
                        batch=True,
                        export=True,
                    ),
                ],
                "sample",
            ),
        ),
    ),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("", include((urls_core.urlpatterns + urls_web.urlpatterns, "core"))),
    path("", PaperList.as_view(), name="home"),
]

handler403 = "core.web.errors.forbidden"
handler404 = "core.web.errors.not_found"
handler500 = "core.web.errors.broken"
