"""Addresses of planning."""

from django.urls import path

from core.web.urls import resource
from planning.views import (
    amendment_rows,
    amendments,
    city_conditions,
    city_plans,
    conditions,
    days,
    dividing,
    documents,
    editions,
    parts,
    quotas,
    structure,
    versions,
    wizard,
)

app_name = "planning"

_EDITION = {"base": "edition", "siblings": frozenset({"list", "detail"})}
_AMENDMENT = {"base": "amendment", "siblings": frozenset({"detail"})}
_DOCUMENT = {"base": "document", "siblings": frozenset({"list", "detail"})}

urlpatterns = [
    *resource(
        "editions",
        "edition",
        list=editions.EditionList,
        detail=editions.EditionDetail,
        create=editions.EditionCreate,
        edit=editions.EditionEdit,
        move=True,
        export=True,
    ),
    path("editions/from/", wizard.EditionWizard.as_view(**_EDITION), name="edition-wizard"),
    path(
        "editions/<uuid:ref>/amend/",
        editions.EditionAmend.as_view(**_EDITION),
        name="edition-amend",
    ),
    path("editions/<uuid:ref>/compare/", versions.EditionCompare.as_view(), name="edition-compare"),
    path(
        "editions/<uuid:ref>/change/",
        amendments.AmendmentCreate.as_view(),
        name="amendment-create",
    ),
    *resource(
        "changes",
        "amendment",
        detail=amendments.AmendmentDetail,
        edit=amendments.AmendmentEdit,
        move=True,
    ),
    path(
        "changes/<uuid:ref>/<slug:part>/new/",
        amendment_rows.AmendmentRow.as_view(**_AMENDMENT),
        name="amendment-add",
    ),
    path(
        "changes/<uuid:ref>/<slug:part>/<uuid:target>/",
        amendment_rows.AmendmentRow.as_view(**_AMENDMENT),
        name="amendment-row",
    ),
    path(
        "changes/<uuid:ref>/<slug:part>/<uuid:target>/take/",
        amendment_rows.AmendmentTake.as_view(**_AMENDMENT),
        name="amendment-take",
    ),
    path("editions/<uuid:ref>/quotas/", quotas.QuotaEdit.as_view(**_EDITION), name="quota-edit"),
    path("editions/<uuid:ref>/quotas/export/", quotas.QuotaExport.as_view(), name="quota-export"),
    path("editions/<uuid:ref>/quotas/import/", quotas.QuotaImport.as_view(), name="quota-import"),
    path(
        "editions/<uuid:ref>/quotas/import/template/",
        quotas.QuotaTemplate.as_view(),
        name="quota-template",
    ),
    path(
        "editions/<uuid:ref>/quotas/import/<uuid:run>/",
        quotas.QuotaImport.as_view(),
        name="quota-importrun",
    ),
    path(
        "editions/<uuid:ref>/sub-projects/new/",
        parts.SubProjectCreate.as_view(),
        name="subproject-create",
    ),
    path("sub-projects/<uuid:ref>/edit/", parts.SubProjectEdit.as_view(), name="subproject-edit"),
    path(
        "sub-projects/<uuid:ref>/remove/",
        parts.SubProjectRemove.as_view(),
        name="subproject-remove",
    ),
    path("editions/<uuid:ref>/rules/", conditions.RuleSheet.as_view(), name="rule-sheet"),
    path("editions/<uuid:ref>/rules/new/", conditions.RuleCreate.as_view(), name="rule-create"),
    path("editions/<uuid:ref>/rules/copy/", conditions.RuleCopy.as_view(), name="rule-copy"),
    path("rules/<uuid:ref>/edit/", conditions.RuleEdit.as_view(), name="rule-edit"),
    path("rules/<uuid:ref>/shift/", conditions.RuleShift.as_view(), name="rule-shift"),
    path("rules/<uuid:ref>/remove/", conditions.RuleRemove.as_view(), name="rule-remove"),
    path("editions/<uuid:ref>/gates/new/", parts.GateCreate.as_view(), name="gate-create"),
    path("gates/<uuid:ref>/edit/", parts.GateEdit.as_view(), name="gate-edit"),
    path("gates/<uuid:ref>/remove/", parts.GateRemove.as_view(), name="gate-remove"),
    path("editions/<uuid:ref>/members/new/", parts.MemberCreate.as_view(), name="member-create"),
    path("members/<uuid:ref>/edit/", parts.MemberEdit.as_view(), name="member-edit"),
    path("members/<uuid:ref>/remove/", parts.MemberRemove.as_view(), name="member-remove"),
    *resource("structure", "structuretarget", list=structure.Structure, export=True),
    path(
        "editions/<uuid:ref>/structure/new/",
        structure.TargetCreate.as_view(),
        name="structuretarget-create",
    ),
    path(
        "structure/<uuid:ref>/edit/",
        structure.TargetEdit.as_view(),
        name="structuretarget-edit",
    ),
    path(
        "structure/<uuid:ref>/remove/",
        structure.TargetRemove.as_view(),
        name="structuretarget-remove",
    ),
    *resource(
        "documents",
        "document",
        list=documents.DocumentList,
        detail=documents.DocumentDetail,
        create=documents.DocumentCreate,
        edit=documents.DocumentEdit,
        move=True,
        export=True,
    ),
    path(
        "documents/<uuid:ref>/issue/",
        documents.DocumentIssue.as_view(**_DOCUMENT),
        name="document-issue",
    ),
    path(
        "documents/<uuid:ref>/revise/",
        documents.DocumentRevise.as_view(**_DOCUMENT),
        name="document-revise",
    ),
    path(
        "documents/<uuid:ref>/compare/",
        documents.DocumentCompare.as_view(),
        name="document-compare",
    ),
    *resource(
        "receipts",
        "receipt",
        list=documents.ReceiptList,
        move=True,
        batch=True,
        export=True,
    ),
    *resource(
        "version-receipts",
        "versionreceipt",
        list=versions.VersionReceiptList,
        move=True,
        batch=True,
        export=True,
    ),
    *resource(
        "city-plans",
        "cityplan",
        list=city_plans.CityPlanList,
        detail=city_plans.CityPlanDetail,
        edit=city_plans.CityPlanEdit,
        move=True,
        batch=True,
        export=True,
    ),
    path(
        "city-plans/<uuid:ref>/division/",
        dividing.CityPlanDivide.as_view(),
        name="cityplan-divide",
    ),
    path(
        "city-plans/<uuid:ref>/conditions/new/",
        city_conditions.CityConditionCreate.as_view(),
        name="citycondition-create",
    ),
    path(
        "city-conditions/<uuid:ref>/edit/",
        city_conditions.CityConditionEdit.as_view(),
        name="citycondition-edit",
    ),
    path(
        "city-conditions/<uuid:ref>/remove/",
        city_conditions.CityConditionRemove.as_view(),
        name="citycondition-remove",
    ),
    *resource(
        "calendar",
        "day",
        list=days.DayList,
        create=days.DayCreate,
        edit=days.DayEdit,
        export=True,
    ),
    path("calendar/<uuid:ref>/remove/", days.DayRemove.as_view(), name="day-remove"),
]
