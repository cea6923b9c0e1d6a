"""Forms of planning: they check shape; sense is the services' matter."""

from planning.forms.editions import (
    AmendForm,
    EditionForm,
    GateForm,
    MemberForm,
    PlanForm,
    RuleForm,
    RuleKindForm,
    SubProjectForm,
    WizardForm,
)
from planning.forms.papers import CityPlanForm, DayForm, DocumentCreateForm, DocumentForm
from planning.forms.quotas import ProposalForm, QuotaForm, cell_name

__all__ = [
    "AmendForm",
    "CityPlanForm",
    "DayForm",
    "DocumentCreateForm",
    "DocumentForm",
    "EditionForm",
    "GateForm",
    "MemberForm",
    "PlanForm",
    "ProposalForm",
    "QuotaForm",
    "RuleForm",
    "RuleKindForm",
    "SubProjectForm",
    "WizardForm",
    "cell_name",
]
