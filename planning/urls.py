"""Addresses of planning."""

from django.urls import path

from core.web.urls import resource
from planning.views import city_plans, days, documents, editions, parts, quotas, wizard

app_name = "planning"

_EDITION = {"base": "edition", "siblings": frozenset({"list", "detail"})}

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
    path("editions/<uuid:ref>/rules/new/", parts.RuleCreate.as_view(), name="rule-create"),
    path("rules/<uuid:ref>/edit/", parts.RuleEdit.as_view(), name="rule-edit"),
    path("rules/<uuid:ref>/remove/", parts.RuleRemove.as_view(), name="rule-remove"),
    path("editions/<uuid:ref>/gates/new/", parts.GateCreate.as_view(), name="gate-create"),
    path("gates/<uuid:ref>/edit/", parts.GateEdit.as_view(), name="gate-edit"),
    path("gates/<uuid:ref>/remove/", parts.GateRemove.as_view(), name="gate-remove"),
    path("editions/<uuid:ref>/members/new/", parts.MemberCreate.as_view(), name="member-create"),
    path("members/<uuid:ref>/edit/", parts.MemberEdit.as_view(), name="member-edit"),
    path("members/<uuid:ref>/remove/", parts.MemberRemove.as_view(), name="member-remove"),
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
    *resource(
        "receipts",
        "receipt",
        list=documents.ReceiptList,
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
    *resource(
        "calendar",
        "day",
        list=days.DayList,
        create=days.DayCreate,
        edit=days.DayEdit,
    ),
    path("calendar/<uuid:ref>/remove/", days.DayRemove.as_view(), name="day-remove"),
]
