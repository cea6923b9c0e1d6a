"""The program starts with its own requirements; the developers' tools are an addition."""

import subprocess
import sys

_WITHOUT = """
import importlib.util, sys
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "django_linear_migrations" else found(name, *rest)
from cadreproj.settings import base
print("django_linear_migrations" in base.INSTALLED_APPS)
"""


def test_the_watch_over_migrations_is_not_needed_to_run():
    done = subprocess.run([sys.executable, "-c", _WITHOUT], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
