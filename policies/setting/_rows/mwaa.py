"""Settings of Managed Workflows for Apache Airflow."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, Range, Rank, When
from policypack.catalogue.tokens import Mwaa

ROWS = (
    *(
        Pair(
            Mwaa.ENVIRONMENT,
            (When("environmentClass", ("mw1.micro",)), When(name)),
            "a micro environment has one scheduler and one web server",
            f"{DOCS}/mwaa/latest/userguide/environment-class.html",
            takes=When(name, ("1",)),
        )
        for name in ("schedulers", "minWebservers", "maxWebservers")
    ),
    *(
        Rank(
            Mwaa.ENVIRONMENT,
            low,
            high,
            "ValidationException: the least is not above the most",
            f"{DOCS}/mwaa/latest/API/API_CreateEnvironment.html",
        )
        for low, high in (("minWorkers", "maxWorkers"), ("minWebservers", "maxWebservers"))
    ),
    Range(
        Mwaa.ENVIRONMENT,
        "schedulers",
        ((2, 5),),
        f"{DOCS}/mwaa/latest/API/API_CreateEnvironment.html",
        when=(
            When("airflowVersion", ("2.*", "3.*")),
            When("environmentClass", ("mw1.small", "mw1.medium", "mw1.large", "mw1.xlarge", "mw1.2xlarge")),
        ),
    ),
)
