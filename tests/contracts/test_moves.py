"""Every table of moves, held against verbs, permissions, states and documentation."""

import inspect

import pytest
from django.apps import apps
from django.conf import settings

from cadreproj.documentation import workflows
from cadreproj.roles import PERMISSIONS
from cadreproj.workflows import REGISTER

EVERY_WORKFLOW = pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: entry.workflow.label)


@EVERY_WORKFLOW
def test_each_move_has_one_verb_and_its_set_based_twin(entry):
    for move in entry.workflow:
        twin = [] if move.name in entry.singly else [f"{move.name}_many"]
        for name in (move.name, *twin):
            verb = getattr(entry.services, name, None)
            assert verb is not None, f"{entry.services.__name__}.{name} is missing"
            parameters = inspect.signature(verb).parameters
            for keyword in ("actor", "now"):
                assert parameters[keyword].kind is inspect.Parameter.KEYWORD_ONLY, name


@EVERY_WORKFLOW
def test_each_move_with_a_button_has_a_role_that_may_do_it(entry):
    granted = PERMISSIONS[entry.workflow.label.lower()]
    for move in entry.workflow:
        if move.button:
            assert granted.get(move.name), f"nobody may {entry.workflow.label}.{move.name}"


@EVERY_WORKFLOW
def test_every_permission_of_a_workflow_is_a_move_or_a_known_action(entry):
    known = {"view", "create", "edit", "delete", "export", "import"}
    actions = PERMISSIONS[entry.workflow.label.lower()]
    assert set(actions) <= known | {move.name for move in entry.workflow} | entry.acts


@EVERY_WORKFLOW
def test_no_exception_is_declared_in_vain(entry):
    actions = PERMISSIONS[entry.workflow.label.lower()]
    assert entry.acts <= set(actions)
    assert entry.singly <= {move.name for move in entry.workflow}
    assert not any(hasattr(entry.services, f"{name}_many") for name in entry.singly)
    assert entry.starts <= entry.workflow.states()


@EVERY_WORKFLOW
def test_every_state_can_be_reached_and_is_the_models(entry):
    workflow, field = entry.workflow, entry.policy.model._meta.get_field("state")
    reached, grown = set(), {workflow.initial} | entry.starts
    while grown != reached:
        reached = grown
        grown = reached | {m.target for m in workflow for s in reached if s in m.sources}
    assert reached == workflow.states() == {value for value, _label in field.choices}
    assert entry.policy.model._meta.label == workflow.label


def test_every_model_with_a_state_is_in_the_register():
    stages = {"candidates", "planning", "selection", "training", "appointment", "tracking"}
    with_state = {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in stages and any(f.name == "state" for f in model._meta.fields)
    }
    assert with_state == {entry.workflow.label for entry in REGISTER}


def test_the_documentation_of_workflows_is_up_to_date():
    kept = settings.BASE_DIR / "docs" / "workflows.md"
    assert kept.read_text(encoding="utf-8") == workflows()
