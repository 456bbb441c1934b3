"""Services that a region does not have."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.aws.regions import home, partition
from policypack.catalogue.provider import is_regional
from policypack.scope import Scope, scope_of
from policypack.shelf.outside import listed, with_commands
from policypack.shelf.providers import emulated

# The provider's module -> the service in AWS's public list. Services of every region are left out.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
SERVICES = {
    "amp": "aps",
    "amplify": "amplify",
    "appflow": "appflow",
    "apprunner": "apprunner",
    "appsync": "appsync",
    "bedrock": "bedrock",
    "bedrockfoundation": "bedrock",
    "codeartifact": "codeartifact",
    "codepipeline": "codepipeline",
    "cognito": "cognito-idp",
    "dax": "dax",
    "devopsguru": "devops-guru",
    "docdb": "docdb",
    "emrserverless": "emr-serverless",
    "fsx": "fsx",
    "gamelift": "gamelift",
    "grafana": "grafana",
    "imagebuilder": "imagebuilder",
    "ivs": "ivs",
    "kendra": "kendra",
    "kinesisanalyticsv2": "kinesisanalytics",
    "lightsail": "lightsail",
    "medialive": "medialive",
    "memorydb": "memorydb",
    "mq": "mq",
    "msk": "kafka",
    "mskconnect": "kafkaconnect",
    "mwaa": "mwaa",
    "neptune": "neptune",
    "opensearch": "es",
    "pipes": "pipes",
    "quicksight": "quicksight",
    "redshift": "redshift",
    "redshiftserverless": "redshift-serverless",
    "rum": "rum",
    "sagemaker": "sagemaker",
    "scheduler": "scheduler",
    "synthetics": "synthetics",
    "timestreamwrite": "timestream-write",
    "transfer": "transfer",
    "verifiedpermissions": "verifiedpermissions",
    "vpclattice": "vpc-lattice",
    "workspaces": "workspaces",
}
TYPES = tuple(f"aws:{module}/*" for module in SERVICES)
_ROOT = "/aws/service/global-infrastructure/services"


@policy(*TYPES, level="advisory")
def not_offered(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Service is not offered in the region.

    Why: The service has no endpoint there: "Could not connect to the endpoint URL", "no such host", or an error about
    credentials. AWS's public list of services and regions says so; a service that has just opened may be missing in
    the list, so it is advised about. Depends on region.
    Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
    """
    region = resource.region
    if (
        not is_regional(resource.type)
        or emulated(resource)
        or partition(region) != "aws"
        or stack.first(_place, (resource.service, scope_of(resource))) is not resource
    ):
        return
    service = SERVICES[resource.service]
    first = home(region)
    if aws.ssm.public_parameter(f"{_ROOT}/{service}/regions/{region}", region=first) is not None:
        return
    # A service that the list does not have at all proves nothing about one region.
    if aws.ssm.public_parameter(f"{_ROOT}/{service}", region=first) is None:
        return
    others = [r for r in ("us-east-1", "eu-west-1", "eu-central-1") if r != region]
    yield resource.finding(
        "region",
        problem=f"AWS's list of services does not have {service} in {region}.",
        fix=with_commands(
            f"Choose a region that has it (most often {listed(others)}); all of them are listed by:",
            f"aws ssm get-parameters-by-path --region {first} --path {_ROOT}/{service}/regions "
            "--query 'Parameters[].Value' --output text",
        ),
    )


def _place(resource: Resource) -> Iterator[tuple[str, Scope]]:
    """Yield the service and where it is used. The first one there speaks for all the others."""
    if resource.service in SERVICES and not resource.external:
        yield resource.service, scope_of(resource)
