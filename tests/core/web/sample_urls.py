"""Addresses of the sample stage beside the project's own."""

from django.urls import include, path

from cadreproj.urls import urlpatterns as project
from core.web.pages import CreatePage, DetailPage, EditPage, ListPage
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


urlpatterns = [
    path(
        "sample/",
        include(
            (
                resource(
                    "papers",
                    "paper",
                    list=PaperList,
                    detail=PaperDetail,
                    create=PaperCreate,
                    edit=PaperEdit,
                    move=True,
                    batch=True,
                    export=True,
                ),
                "sample",
            ),
        ),
    ),
    *project,
]
