"""Addresses of the people."""

from django.urls import path

from candidates.views import (
    archive,
    codes,
    comparing,
    duplicates,
    entrusting,
    exports,
    files,
    findings,
    imports,
    papers,
    people,
    readings,
    reveals,
    templates,
)
from core.web.urls import resource

app_name = "candidates"

_BATCH = frozenset({"list", "detail"})
_TEMPLATE = {"base": "formtemplate", "siblings": frozenset({"list", "detail"})}
_KNOWN = {"base": "person", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    path("people/import/", files.DossierImport.as_view(**_KNOWN), name="person-import"),
    *resource(
        "people",
        "person",
        list=people.PersonList,
        detail=people.PersonDetail,
        create=people.PersonCreate,
        edit=people.PersonEdit,
        export=True,
        extra=("import",),
    ),
    path(
        "findings/check/",
        findings.DossierCheck.as_view(base="finding", siblings=frozenset({"list"})),
        name="finding-check",
    ),
    *resource(
        "findings",
        "finding",
        list=findings.FindingList,
        detail=findings.FindingDetail,
        move=True,
        batch=True,
        export=True,
        extra=("check",),
    ),
    path("people/papers/", papers.ManyPapers.as_view(**_KNOWN), name="person-papers"),
    path("people/<uuid:ref>/paper/", papers.PersonPaper.as_view(**_KNOWN), name="person-paper"),
    path("people/entrust/", entrusting.Entrust.as_view(**_KNOWN), name="person-entrust"),
    path("people/compare/", comparing.PeopleCompared.as_view(**_KNOWN), name="person-compare"),
    path("people/chosen/", comparing.PeopleChosen.as_view(**_KNOWN), name="person-chosen"),
    path("people/<uuid:ref>/reading/", readings.Reading.as_view(**_KNOWN), name="person-reading"),
    path("people/<uuid:ref>/closed/", duplicates.Closed.as_view(**_KNOWN), name="person-closed"),
    path("codes/", codes.CodeTables.as_view(), name="codes"),
    path(
        "duplicates/search/",
        duplicates.DuplicateSearch.as_view(base="duplicate", siblings=frozenset({"list"})),
        name="duplicate-search",
    ),
    path(
        "duplicates/suspect/",
        duplicates.Suspect.as_view(base="duplicate", siblings=frozenset({"list", "detail"})),
        name="duplicate-suspect",
    ),
    path(
        "duplicates/<uuid:ref>/merge/",
        duplicates.Merge.as_view(base="duplicate", siblings=frozenset({"list", "detail"})),
        name="duplicate-merge",
    ),
    *resource(
        "duplicates",
        "duplicate",
        list=duplicates.DuplicateList,
        detail=duplicates.DuplicateDetail,
        move=True,
        batch=True,
        export=True,
        extra=("search", "merge"),
    ),
    path("people/<uuid:ref>/number/", reveals.NumberReveal.as_view(**_KNOWN), name="person-reveal"),
    path(
        "people/<uuid:ref>/phone/", reveals.PhoneReveal.as_view(**_KNOWN), name="person-revealphone"
    ),
    path(
        "people/<uuid:ref>/family/",
        reveals.FamilyReveal.as_view(**_KNOWN),
        name="person-revealfamily",
    ),
    path(
        "people/<uuid:ref>/file/", files.DossierDownload.as_view(**_KNOWN), name="person-download"
    ),
    path("people/<uuid:ref>/archive/", archive.Archive.as_view(**_KNOWN), name="person-archive"),
    path(
        "archive/<uuid:ref>/strike/",
        archive.ArchiveStrike.as_view(base="archiveentry"),
        name="archiveentry-strike",
    ),
    path(
        "archive/<uuid:ref>/take-over/",
        archive.ArchiveTakeOver.as_view(base="archiveentry"),
        name="archiveentry-take-over",
    ),
    path("people/<uuid:ref>/upload/", files.DossierUpload.as_view(**_KNOWN), name="person-upload"),
    path(
        "imports/roster/",
        imports.RosterCompare.as_view(base="batch", siblings=frozenset({"list"})),
        name="batch-roster",
    ),
    path(
        "imports/<uuid:ref>/undo/",
        imports.BatchUndo.as_view(base="batch", siblings=_BATCH),
        name="batch-undo",
    ),
    path(
        "imports/<uuid:ref>/column/",
        imports.BatchColumn.as_view(base="batch", siblings=_BATCH),
        name="batch-column",
    ),
    *resource(
        "imports",
        "batch",
        list=imports.BatchList,
        detail=imports.BatchDetail,
        export=True,
        extra=("undo", "column"),
    ),
    *resource(
        "export-requests",
        "exportrequest",
        list=exports.ExportRequestList,
        detail=exports.ExportRequestDetail,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "form-templates/original/",
        templates.FormTemplateOriginal.as_view(**_TEMPLATE),
        name="formtemplate-original",
    ),
    path(
        "form-templates/<uuid:ref>/preview/",
        templates.FormTemplatePreview.as_view(**_TEMPLATE),
        name="formtemplate-preview",
    ),
    *resource(
        "form-templates",
        "formtemplate",
        list=templates.FormTemplateList,
        detail=templates.FormTemplateDetail,
        create=templates.FormTemplateCreate,
        move=True,
        export=True,
    ),
    *resource(
        "imported-files",
        "importedfile",
        list=imports.ImportedFileList,
        detail=imports.ImportedFileDetail,
        export=True,
    ),
]
