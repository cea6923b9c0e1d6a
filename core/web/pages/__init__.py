"""The page classes a stage declares its pages with."""

from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.exporting import ExportView
from core.web.pages.forms import CreatePage, EditPage, FormPage, MoveFormPage
from core.web.pages.importing import ImportPage, ImportsPage, TemplateDownload
from core.web.pages.listing import ListPage, list_page

__all__ = [
    "CreatePage",
    "DetailPage",
    "EditPage",
    "ExportView",
    "FormPage",
    "ImportPage",
    "ImportsPage",
    "ListPage",
    "MoveFormPage",
    "Page",
    "TemplateDownload",
    "list_page",
]
