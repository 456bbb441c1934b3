"""The AWS provider's own settings: who deploys."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import AWS_PROVIDER, Block, Finding, Resource, Undecided, policy

# What takes a role, and how the Python SDK calls the record of one.
_RECORDS = {
    "assumeRoles": "ProviderAssumeRoleArgs",
    "assumeRole": "ProviderAssumeRoleArgs",
    "assumeRoleWithWebIdentity": "ProviderAssumeRoleWithWebIdentityArgs",
}


@policy(AWS_PROVIDER, severity="critical")
def role_arn_missing(provider: Resource) -> Iterator[Finding]:
    """Provider is to assume a role and its settings name none.

    Why: The provider looks for its credentials before anything else: "Cannot assume IAM Role: IAM Role ARN not set in
    assume role 1 of 1", "Assume Role With Web Identity: Role ARN was not set". It reads `roleArn` and nothing else: a
    dict with `role_arn` reaches it as it was written. With skipCredentialsValidation it goes on without the role.
    Source: https://github.com/hashicorp/aws-sdk-go-base/blob/main/credentials.go
    https://github.com/pulumi/pulumi-aws/blob/master/provider/provider.go
    """
    for name, made_by in _RECORDS.items():
        for record in provider.documents(name):
            if not record.text("roleArn"):
                yield record.finding(
                    "roleArn",
                    problem=f"A role is to be assumed, and roleArn is missing{_misspelt(record)}.",
                    fix=f"Set roleArn; in Python write aws.{made_by}(role_arn=…), or roleArn where it is a dict.",
                    level="advisory" if _skips_validation(provider) else None,
                )


def _misspelt(record: Block) -> str:
    return ": there is role_arn, which nobody reads" if record.has("role_arn") else ""


def _skips_validation(provider: Resource) -> bool:
    try:
        return provider.flag("skipCredentialsValidation")
    except Undecided:
        return True
