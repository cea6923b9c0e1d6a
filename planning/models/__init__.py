"""Rows of the planning stage."""

from planning.models.amendment import Amendment, AmendmentLine
from planning.models.basis import LegalBasis
from planning.models.calendar import DayException
from planning.models.city_plan import CityCondition, CityPlan, CityPlanVersion
from planning.models.document import Document, Receipt
from planning.models.edition import Edition, LeadingGroupMember, QualificationRule, SubProject
from planning.models.procedure import Gate
from planning.models.quota import Quota, UnitQuota
from planning.models.structure import StructureTarget
from planning.models.version import EditionVersion, VersionReceipt

__all__ = [
    "Amendment",
    "AmendmentLine",
    "CityCondition",
    "CityPlan",
    "CityPlanVersion",
    "DayException",
    "Document",
    "Edition",
    "EditionVersion",
    "Gate",
    "LeadingGroupMember",
    "LegalBasis",
    "QualificationRule",
    "Quota",
    "Receipt",
    "StructureTarget",
    "SubProject",
    "UnitQuota",
    "VersionReceipt",
]
