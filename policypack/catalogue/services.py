"""The services that the provider's modules are about, by the names that botocore has for them."""

from __future__ import annotations

from typing import Final

# Modules of the provider whose services botocore calls otherwise; the others differ in hyphens alone.
_OTHERS: Final = {
    "alb": ("elbv2",),
    "appautoscaling": ("application-autoscaling",),
    "bedrockfoundation": ("bedrock",),
    "bedrockmodel": ("bedrock",),
    "cfg": ("config",),
    "cloudwatch": ("cloudwatch", "logs", "events"),
    "cognito": ("cognito-idp", "cognito-identity"),
    "costexplorer": ("ce",),
    "directoryservice": ("ds",),
    "ebs": ("ec2",),
    "ec2clientvpn": ("ec2",),
    "ec2transitgateway": ("ec2",),
    "elasticsearch": ("es",),
    "kinesis": ("kinesis", "firehose", "kinesisanalytics", "kinesisanalyticsv2"),
    "lb": ("elbv2",),
    "lex": ("lex-models", "lexv2-models"),
    "macie": ("macie2",),
    "msk": ("kafka",),
    "mskconnect": ("kafkaconnect",),
    "opensearchingest": ("osis",),
    "resourceexplorer": ("resource-explorer-2",),
    "s3": ("s3", "s3control"),
    "serverlessrepository": ("serverlessrepo",),
    "ses": ("ses", "sesv2"),
    "sfn": ("stepfunctions",),
    "ssoadmin": ("sso-admin",),
    "verifiedaccess": ("ec2",),
    "vpc": ("ec2",),
    "wafregional": ("waf-regional",),
}


def services(module: str) -> tuple[str, ...]:
    """Return the services of a module: `elbv2` for `lb`. Hyphens of a name may be missing."""
    return _OTHERS.get(module, (module,))
