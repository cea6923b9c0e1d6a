"""Rows of the planning stage."""

from planning.models.calendar import DayException
from planning.models.city_plan import CityPlan
from planning.models.document import Document, Receipt
from planning.models.edition import Edition, LeadingGroupMember, QualificationRule, SubProject
from planning.models.procedure import Gate
from planning.models.quota import Quota

__all__ = [
    "CityPlan",
    "DayException",
    "Document",
    "Edition",
    "Gate",
    "LeadingGroupMember",
    "QualificationRule",
    "Quota",
    "Receipt",
    "SubProject",
]
