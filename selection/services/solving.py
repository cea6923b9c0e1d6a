"""Asks the solver, which runs in a process of its own: scipy never comes into the web processes."""

import json
import subprocess
import sys
from dataclasses import asdict

from django.conf import settings
from django.utils.translation import gettext as _

from core.workflow.errors import Refused
from selection.rules.assigning import Problem, Solution, forced

#: Several solutions are tried where the first finds none.
SECONDS = 75


def ask(problem: Problem) -> Solution:
    """The solution; Refused when none was found in the time. Where nothing is left to choose, the
    solver is not started."""
    if (only := forced(problem)) is not None:
        return only
    try:
        done = subprocess.run(
            [sys.executable, "-m", "selection.rules.assigning"],
            input=json.dumps(asdict(problem)).encode(),
            capture_output=True,
            timeout=SECONDS,
            cwd=settings.BASE_DIR,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        text = _("The assignment could not be computed in the time allowed. Ask for less overlap.")
        raise Refused(text) from error
    given = json.loads(done.stdout)
    for name in ("seated", "given"):
        given[name] = [tuple(pair) for pair in given[name]]
    return Solution(**given)
