"""Forms of planning: they check shape; sense is the services' matter."""

from planning.forms.editions import (
    AmendForm,
    EditionForm,
    GateForm,
    MemberForm,
    PlanForm,
    RuleCopyForm,
    RuleForm,
    RuleKindForm,
    SubProjectForm,
    WizardForm,
)
from planning.forms.papers import (
    AmendmentForm,
    CityConditionForm,
    CityConditionKindForm,
    CityPlanForm,
    DayForm,
    DocumentCreateForm,
    DocumentForm,
    DocumentIssueForm,
    DocumentReviseForm,
)
from planning.forms.quotas import DivisionForm, ProposalForm, QuotaForm, cell_name
from planning.forms.structure import TargetForm, TargetKindForm

__all__ = [
    "AmendForm",
    "AmendmentForm",
    "CityConditionForm",
    "CityConditionKindForm",
    "CityPlanForm",
    "DayForm",
    "DivisionForm",
    "DocumentCreateForm",
    "DocumentForm",
    "DocumentIssueForm",
    "DocumentReviseForm",
    "EditionForm",
    "GateForm",
    "MemberForm",
    "PlanForm",
    "ProposalForm",
    "QuotaForm",
    "RuleCopyForm",
    "RuleForm",
    "RuleKindForm",
    "SubProjectForm",
    "TargetForm",
    "TargetKindForm",
    "WizardForm",
    "cell_name",
]
