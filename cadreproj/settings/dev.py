"""One's own machine: the embedded servers, secrets made once, no second factor, a banner says so."""

from cadreproj.embedded import environment

environment.fill()

from .base import *  # noqa: E402, F403 - base reads the environment filled above

DEBUG = False
DEMO_BANNER = True
SECOND_FACTOR_REQUIRED = False
