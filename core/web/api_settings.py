"""What the settings say about the API; a plain module, because settings import it."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["core.web.api_access.ActorAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["core.web.api_access.HasActor"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_PAGINATION_CLASS": "core.web.api_paging.KeysetPagination",
    "DEFAULT_FILTER_BACKENDS": ["core.web.api_paging.ScopedFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "core.web.api_schema.Schema",
    "DEFAULT_THROTTLE_CLASSES": [
        "core.web.api_access.ReadThrottle",
        "core.web.api_access.WriteThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"read": "600/min", "write": "120/min"},
    "EXCEPTION_HANDLER": "core.web.errors.api_response",
    "COERCE_DECIMAL_TO_STRING": True,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Young-cadre programme",
    "DESCRIPTION": (
        "The same policies and services as the pages. A token acts under exactly one membership. "
        "Rows outside one's scope answer 404; a visible row whose move is not yours 403; a wrong "
        "state or stale version 409; bad input 422."
    ),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "AttachmentKindEnum": "selection.states.AttachmentKind",
        "TitleLevelEnum": "candidates.states.TitleLevel",
        "ExportRequestStateEnum": "candidates.states.ExportState",
        "CriterionVerdictEnum": "selection.states.Verdict",
        "CriterionSeverityEnum": "planning.states.Severity",
        "AmendmentStateEnum": "planning.states.AmendmentState",
        "AmendedPartEnum": "planning.states.Part",
        "ObjectionStateEnum": "selection.states.ObjectionState",
        "PackStateEnum": "selection.states.PackState",
        # Of departmental proposals too: being written, then filed.
        "ReportStateEnum": "selection.states.ReportState",
        "ReopenStateEnum": "selection.states.ReopenState",
        "NominationStateEnum": "selection.states.NominationState",
        "RecheckStateEnum": "selection.states.RecheckState",
        "ReceiptStateEnum": "planning.states.ReceiptState",
        "PostLevelEnum": "appointment.states.Level",
        "TeamLevelEnum": "planning.states.TeamLevel",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.web.api_schema.document_refusals",
    ],
}
