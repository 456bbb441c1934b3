"""Unique names of who may do what, and of what an account keeps about itself: identities, secrets, trails, budgets."""

from __future__ import annotations

from policies.name._unique import ELSEWHERE, Unique, answered, arn_of, named
from policypack import Aws, Resource
from policypack.catalogue.tokens import Budgets, Cloudtrail, Cognito, Iam, Kms, Secretsmanager, Sesv2, Ssm


def _policy(aws: Aws, policy: Resource, name: str) -> str | None:
    arn = arn_of(aws, policy, "iam", f"policy{policy.text('path') or '/'}{name}")
    return arn if aws.iam.managed_policy(arn) is not None else None


def _provider(aws: Aws, _provider: Resource, url: str) -> str | None:
    # With a slash at its end it is another issuer.
    host = url.removeprefix("https://")
    return next((arn for arn in aws.iam.oidc_providers() if arn.partition("oidc-provider/")[2] == host), None)


def _secret(aws: Aws, _secret: Resource, name: str) -> str | None:
    found = aws.secretsmanager.secret(name)
    return found.arn if found and found.deleted is None else None  # one to be deleted is another policy's


def _parameter(aws: Aws, parameter: Resource, name: str) -> str | None:
    return None if parameter.flag("overwrite") or aws.ssm.parameter(name) is None else name


def _budget(aws: Aws, budget: Resource, name: str) -> str | None:
    account = budget.text("accountId") or aws.account()
    return f"{account}:{name}" if aws.budgets.budget(account, name) is not None else None


def _domain(aws: Aws, _domain: Resource, name: str) -> str | None:
    found = aws.cognito.domain(name)
    if found is None:
        return None
    return name if found.account in ("", aws.account()) else ELSEWHERE


EXISTS = "EntityAlreadyExists"

ACCESS: dict[str, Unique] = {
    # https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html, and so on for each
    Iam.ROLE: Unique("name", "a role", named(lambda aws, name: aws.iam.role(name)), EXISTS, everywhere=True),
    Iam.USER: Unique("name", "a user", named(lambda aws, name: aws.iam.user(name)), EXISTS, everywhere=True),
    Iam.GROUP: Unique("name", "a group", named(lambda aws, name: aws.iam.group(name)), EXISTS, everywhere=True),
    Iam.POLICY: Unique("name", "a managed policy", _policy, EXISTS, everywhere=True),
    Iam.INSTANCE_PROFILE: Unique(
        "name",
        "an instance profile",
        named(lambda aws, name: aws.iam.instance_profile(name)),
        EXISTS,
        everywhere=True,
    ),
    Iam.OPEN_ID_CONNECT_PROVIDER: Unique("url", "an OpenID Connect provider", _provider, EXISTS, everywhere=True),
    Secretsmanager.SECRET: Unique("name", "a secret", _secret, "ResourceExistsException"),
    Ssm.PARAMETER: Unique("name", "a parameter", _parameter, "ParameterAlreadyExists"),
    # https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
    Ssm.DOCUMENT: Unique(
        "name", "a document", named(lambda aws, name: aws.ssm.document(name)), "DocumentAlreadyExists"
    ),
    Kms.ALIAS: Unique("name", "an alias", named(lambda aws, name: aws.kms.key(name)), "AlreadyExistsException"),
    # Prefixes belong to the accounts of a region together, names of one's own to all.
    # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
    Cognito.USER_POOL_DOMAIN: Unique(
        "domain",
        "a user pool domain",
        _domain,
        "InvalidParameterException",
        elsewhere="The user pool domain {name} is taken by another account; all accounts of a region share them.",
    ),
    # https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    Cloudtrail.TRAIL: Unique(
        "name", "a trail", answered(lambda aws, name: aws.cloudtrail.named(name)), "TrailAlreadyExistsException"
    ),
    # https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
    Budgets.BUDGET: Unique("name", "a budget", _budget, "DuplicateRecordException", everywhere=True),
    # https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html
    Sesv2.EMAIL_IDENTITY: Unique(
        "emailIdentity",
        "an email identity",
        named(lambda aws, name: aws.sesv2.identity(name)),
        "AlreadyExistsException",
    ),
}
