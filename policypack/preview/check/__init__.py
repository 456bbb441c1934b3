"""The check of a program before it runs: what its source says, and what well-kept tools say about that.

`load` makes a `Program`, which policies ask for by the parameter `program`.
"""

from __future__ import annotations

from policypack.preview.check.problem import Problem
from policypack.preview.check.program import Program, load
from policypack.preview.check.references import Reference

__all__ = ["Problem", "Program", "Reference", "load"]
