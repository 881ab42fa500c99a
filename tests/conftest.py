"""One way to draw examples: as many everywhere, and never refused for being slow."""

from __future__ import annotations

from hypothesis import settings

# A deadline measures the machine, not the code: a loaded one failed tests on nothing.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
