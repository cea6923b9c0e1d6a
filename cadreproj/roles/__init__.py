"""The one table of roles and of what each may do. Core, policies, admin, API and tests read it.

`PERMISSIONS` maps an object to its actions, and an action to the roles that may do it. Which rows
they may do it on is the policies' matter, where the stage lives; and under that row-level security.
"""

from cadreproj.roles.appointment import APPOINTMENTS
from cadreproj.roles.candidates import CANDIDATES
from cadreproj.roles.core import CORE, SCHEDULE
from cadreproj.roles.names import (
    APPOINTMENT,
    AUDIT,
    AUDITOR,
    COUNTY,
    EXAM,
    EXAMINER,
    INSPECTOR,
    MEMBER,
    MENTOR,
    MUNICIPAL,
    OBSERVER,
    OFFICE,
    REVIEWER,
    ROLES,
    SCHOOL,
    SECRETARY,
    SECURITY,
    SERVICE,
    STAFF,
    SYSTEM,
    TRACKING,
)
from cadreproj.roles.planning import PLANNING
from cadreproj.roles.selection import SELECTION
from cadreproj.roles.tracking import TRACKINGS
from cadreproj.roles.training import TRAINING

__all__ = [
    "APPOINTMENT",
    "APPOINTMENTS",
    "AUDIT",
    "AUDITOR",
    "CANDIDATES",
    "CORE",
    "COUNTY",
    "EXAM",
    "EXAMINER",
    "INSPECTOR",
    "MEMBER",
    "MENTOR",
    "MUNICIPAL",
    "OBSERVER",
    "OFFICE",
    "PERMISSIONS",
    "PLANNING",
    "REVIEWER",
    "ROLES",
    "SCHEDULE",
    "SCHOOL",
    "SECRETARY",
    "SECURITY",
    "SELECTION",
    "SERVICE",
    "STAFF",
    "SYSTEM",
    "TRACKING",
    "TRACKINGS",
    "TRAINING",
]

PERMISSIONS = (
    CORE | SCHEDULE | CANDIDATES | PLANNING | SELECTION | TRAINING | APPOINTMENTS | TRACKINGS
)
