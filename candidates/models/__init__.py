"""The dossier: a person and the rows that belong to it."""

from candidates.models.archive import ArchiveEntry
from candidates.models.batch import ImportBatch, ImportedFile
from candidates.models.duplicate import Duplicate
from candidates.models.export import ExportRequest
from candidates.models.finding import Finding
from candidates.models.parts import (
    Appraisal,
    Award,
    Career,
    Education,
    FamilyMember,
    ProfessionalTitle,
)
from candidates.models.person import Person
from candidates.models.template import FormTemplate

PARTS = (Education, Career, Award, Appraisal, FamilyMember, ProfessionalTitle)

__all__ = [
    "PARTS",
    "Appraisal",
    "ArchiveEntry",
    "Award",
    "Career",
    "Duplicate",
    "Education",
    "ExportRequest",
    "FamilyMember",
    "Finding",
    "FormTemplate",
    "ImportBatch",
    "ImportedFile",
    "Person",
    "ProfessionalTitle",
]
