"""The models of core's sub-packages, under the one app label `core`."""

from core.audit.models import AuditEntry, AuditHead
from core.orgs.models import AccessLog, Membership, Organisation, Role, User

__all__ = ["AccessLog", "AuditEntry", "AuditHead", "Membership", "Organisation", "Role", "User"]
