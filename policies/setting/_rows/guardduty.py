"""Settings of GuardDuty."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Guardduty

ROWS = (
    Pair(
        Guardduty.DETECTOR_FEATURE,
        (
            When(
                "name",
                (
                    "EBS_MALWARE_PROTECTION",
                    "EKS_AUDIT_LOGS",
                    "LAMBDA_NETWORK_LOGS",
                    "RDS_LOGIN_EVENTS",
                    "S3_DATA_EVENTS",
                ),
            ),
        ),
        "agents are managed by the features of runtime monitoring",
        f"{DOCS}/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html",
        refuses=("additionalConfigurations",),
        certain=False,
    ),
    arn(Guardduty.PUBLISHING_DESTINATION, "destinationArn", "guardduty/publishing_destination.go"),
)
