"""What the pack says of itself, in Pulumi Cloud and to the CLI. Its name and version are in `version`."""

from __future__ import annotations

from pathlib import Path

DISPLAY_NAME = "AWS preflight"
DESCRIPTION = "Finds at preview what AWS will refuse at update."
PROVIDER = "aws"
TAGS = ("aws", "deployability", "reliability", "security", "cost", "convention")
# Whoever publishes a copy of their own says where it is kept: make publish REPOSITORY=https://…
REPOSITORY = "https://github.com/aws-preflight/aws-preflight"
FRAMEWORK = "AWS Well-Architected Framework"
# The pillar of the framework that a group of policies serves, and its page. Whether a stack deploys is in none of them.
PILLARS = {
    "security": ("Security", "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html"),
    "reliability": (
        "Reliability",
        "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/welcome.html",
    ),
    "cost": (
        "Cost Optimization",
        "https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/welcome.html",
    ),
}


def readme() -> str:
    """Return the page of the pack in Pulumi Cloud, in Markdown."""
    return Path(__file__).with_name("README.md").read_text("utf-8")
