"""Settings of Elastic Beanstalk."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Alone, Form, Pair, When, Words
from policypack.catalogue.tokens import Elasticbeanstalk

_API = f"{DOCS}/elasticbeanstalk/latest/api"

ROWS = (
    Words(
        Elasticbeanstalk.ENVIRONMENT,
        f"{_API}/API_EnvironmentTier.html",
        {"tier": "WebServer Worker"},
    ),
    Form(
        Elasticbeanstalk.ENVIRONMENT,
        "name",
        r"[A-Za-z0-9][A-Za-z0-9-]{2,38}[A-Za-z0-9]",
        "have 4 to 40 letters, digits and hyphens, and neither begin nor end with a hyphen",
        "InvalidParameterValue: Value at 'EnvironmentName' failed to satisfy constraint",
        f"{_API}/API_CreateEnvironment.html",
    ),
    Alone(Elasticbeanstalk.ENVIRONMENT, ("platformArn", "solutionStackName"), "elasticbeanstalk/environment.go"),
    Pair(
        Elasticbeanstalk.ENVIRONMENT,
        (),
        "an environment has a platform: a solution stack, a platform version or a saved configuration",
        f"{_API}/API_CreateEnvironment.html",
        needs=("platformArn", "solutionStackName", "templateName"),
        certain=False,
    ),
    Alone(Elasticbeanstalk.ENVIRONMENT, ("solutionStackName", "templateName"), "elasticbeanstalk/environment.go"),
    Pair(
        Elasticbeanstalk.ENVIRONMENT,
        (When("tier", ("Worker",)),),
        "what works off a queue has no host name",
        f"{DOCS}/elasticbeanstalk/latest/dg/using-features-managing-env-tiers.html",
        refuses=("cnamePrefix",),
        certain=False,
    ),
    Form(
        Elasticbeanstalk.ENVIRONMENT,
        "solutionStackName",
        r"\d\dbit .+ running .+",
        "be the full name of a stack, such as 64bit Amazon Linux 2023 v4.5.0 running Python 3.13",
        "InvalidParameterValue: No Solution Stack named … found",
        f"{DOCS}/elasticbeanstalk/latest/platforms/platforms-supported.html",
    ),
)
