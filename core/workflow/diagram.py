"""A workflow table drawn as a Mermaid state diagram."""

from core.workflow.table import Workflow


def mermaid(workflow: Workflow) -> str:
    """The text of the diagram; every line is one move from one state."""
    lines = ["stateDiagram-v2", f"    [*] --> {workflow.initial}"]
    for move in workflow:
        mark = " (reason)" if move.reason_required else ""
        lines += [
            f"    {source} --> {move.target}: {move.name}{mark}" for source in sorted(move.sources)
        ]
    return "\n".join(lines)
