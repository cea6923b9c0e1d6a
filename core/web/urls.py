"""The addresses of one kind of row, from one line in a stage's urls."""

from django.urls import path

from core.web.batches import BatchMoveView
from core.web.moves import MoveView
from core.web.pages.exporting import ExportView
from core.web.pages.importing import TemplateDownload


def resource(
    plural, name, *, list=None, detail=None, create=None, edit=None, move=None, batch=None,
    importer=None, export=None, extra=(),
):  # fmt: skip
    """URL patterns `<name>-list, -detail, -create, -edit, -move, -batch, -import, -template, -export`.

    Each argument is a page class; `move`, `batch` and `export` may be True: then they are made from
    the list page's `policy`, `workflow` and `services`. `extra`: siblings mounted elsewhere, so that
    pages link to them. The pages get to know each other through `base` and `siblings`.
    """
    present = {
        "list": list, "detail": detail, "create": create, "edit": edit, "move": move,
        "batch": batch, "import": importer, "template": importer, "export": export,
    }  # fmt: skip
    known = {
        "base": name,
        "siblings": frozenset(key for key, page in present.items() if page) | frozenset(extra),
    }

    def view(page, made_from, **attributes):
        return made_from.as_view(**attributes, **known) if page is True else page.as_view(**known)

    patterns = []

    def add(route, page_view, kind):
        patterns.append(path(f"{plural}/{route}", page_view, name=f"{name}-{kind}"))

    if list:
        add("", list.as_view(**known), "list")
    if create:
        add("new/", create.as_view(**known), "create")
    if importer:
        add("import/", importer.as_view(**known), "import")
        add("import/<uuid:run>/", importer.as_view(**known), "importrun")
        add(
            "import/template/",
            TemplateDownload.as_view(sheet=importer.sheet, policy=importer.policy, **known),
            "template",
        )
    if export:
        add("export/", view(export, ExportView, list_page=list), "export")
    if batch:
        add("moves/<slug:move>/", view(batch, BatchMoveView, list_page=list), "batch")
    if detail:
        add("<uuid:ref>/", detail.as_view(**known), "detail")
    if edit:
        add("<uuid:ref>/edit/", edit.as_view(**known), "edit")
    if move:
        source = list or detail
        add(
            "<uuid:ref>/moves/<slug:move>/",
            view(
                move,
                MoveView,
                policy=source.policy,
                workflow=source.workflow,
                services=source.services,
            ),
            "move",
        )
    return patterns
