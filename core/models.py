"""The models of core's sub-packages, under the one app label `core`."""

from core.audit.models import AuditEntry, AuditHead
from core.exchange.models import ImportRun
from core.files.models import StoredFile
from core.jobs.models import Job, JobFile
from core.notices.models import Notice, NoticeRead
from core.orgs.models import AccessLog, Membership, Organisation, Role, User
from core.web.models import ApiToken, SavedFilter

__all__ = [
    "AccessLog",
    "ApiToken",
    "AuditEntry",
    "AuditHead",
    "ImportRun",
    "Job",
    "JobFile",
    "Membership",
    "Notice",
    "NoticeRead",
    "Organisation",
    "Role",
    "SavedFilter",
    "StoredFile",
    "User",
]
