"""Settings of App Runner."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Apprunner

_API = f"{DOCS}/apprunner/latest/api"

ROWS = (
    Words(
        Apprunner.SERVICE,
        f"{_API}/API_CreateService.html",
        {
            "healthCheckConfiguration.protocol": "TCP HTTP",
            "networkConfiguration.egressConfiguration.egressType": "DEFAULT VPC",
            "sourceConfiguration.imageRepository.imageRepositoryType": "ECR ECR_PUBLIC",
        },
    ),
    Pair(
        Apprunner.SERVICE,
        (When("egressType", ("VPC",)),),
        "traffic into a VPC leaves through a connector",
        f"{_API}/API_EgressConfiguration.html",
        needs=("vpcConnectorArn",),
        within="networkConfiguration.egressConfiguration",
        certain=False,
    ),
    Pair(
        Apprunner.SERVICE,
        (When("egressType", ("DEFAULT",), default="DEFAULT"),),
        "a connector is only valid when EgressType is VPC",
        f"{_API}/API_EgressConfiguration.html",
        refuses=("vpcConnectorArn",),
        within="networkConfiguration.egressConfiguration",
        certain=False,
    ),
    Pair(
        Apprunner.SERVICE,
        (When("observabilityEnabled", ("true",)),),
        "what is observed is said by an observability configuration",
        f"{_API}/API_ServiceObservabilityConfiguration.html",
        needs=("observabilityConfigurationArn",),
        within="observabilityConfiguration",
        certain=False,
    ),
    Pair(
        Apprunner.SERVICE,
        (When("imageRepository.imageRepositoryType", ("ECR",)),),
        "InvalidRequestException: Authentication configuration is invalid: an image of a private repository is pulled "
        "with a role",
        f"{_API}/API_AuthenticationConfiguration.html",
        needs=("authenticationConfiguration.accessRoleArn",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("codeRepository.repositoryUrl", ("https://github.com/*",)),),
        "it is required for GitHub code repositories",
        f"{_API}/API_AuthenticationConfiguration.html",
        needs=("authenticationConfiguration.connectionArn",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (),
        "You must provide either CodeRepository or ImageRepository",
        f"{_API}/API_SourceConfiguration.html",
        needs=("codeRepository", "imageRepository"),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("codeRepository"),),
        "You must provide either CodeRepository or ImageRepository, but not both",
        f"{_API}/API_SourceConfiguration.html",
        refuses=("imageRepository",),
        within="sourceConfiguration",
    ),
    Pair(
        Apprunner.SERVICE,
        (When("configurationSource", ("API",)),),
        "what is not read from apprunner.yaml is said here",
        f"{_API}/API_CodeConfiguration.html",
        needs=("codeConfigurationValues",),
        within="sourceConfiguration.codeRepository.codeConfiguration",
    ),
)
