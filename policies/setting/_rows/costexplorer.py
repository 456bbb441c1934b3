"""Settings of Cost Explorer."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Costexplorer

ROWS = (
    *(
        Pair(
            Costexplorer.ANOMALY_MONITOR,
            (When("monitorType", (kind,)),),
            f"it is required for monitors of the type {kind}",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/ce_anomaly_monitor.html.markdown",
            needs=(needed,),
        )
        for kind, needed in (("DIMENSIONAL", "monitorDimension"), ("CUSTOM", "monitorSpecification"))
    ),
    *(
        Pair(
            Costexplorer.ANOMALY_SUBSCRIPTION,
            (When("frequency", words),),
            f"ValidationException: {says}",
            f"{DOCS}/aws-cost-management/latest/APIReference/API_AnomalySubscription.html",
            shuts=When("subscribers.type", (kind,)),
        )
        for words, kind, says in (
            (("IMMEDIATE",), "EMAIL", "Immediate frequency only supports SNS subscriptions"),
            (("DAILY", "WEEKLY"), "SNS", "Daily and weekly frequencies only support Email subscriptions"),
        )
    ),
)
