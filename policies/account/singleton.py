"""What an account can have once in each region."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway, Cfg, Detective, Guardduty, Iam, Macie2, Securityhub
from policypack.scope import Scope, scope_of
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import with_commands
from policypack.shown import argument


def _recorder(aws: Aws, recorder: Resource) -> str | None:
    # A recorder of the same name is changed, not created.
    others = [name for name in aws.config.recorders() if name != (recorder.text("name") or "default")]
    return others[0] if others else None


def _detector(aws: Aws, _detector: Resource) -> str | None:
    return next(iter(aws.guardduty.detectors()), None)


# Type -> (what it is, what AWS answers, how to ask for the one that is there: by what `pulumi import` takes).
SINGLETONS: dict[str, tuple[str, str, Callable[[Aws, Resource], str | None]]] = {
    Cfg.RECORDER: ("configuration recorder", "MaxNumberOfConfigurationRecordersExceededException", _recorder),
    Guardduty.DETECTOR: ("GuardDuty detector", "BadRequestException", _detector),
    Securityhub.ACCOUNT: (
        "Security Hub subscription",
        "ResourceConflictException",
        lambda aws, _: aws.account() if aws.securityhub.hub() else None,
    ),
    Macie2.ACCOUNT: (
        "Macie session",
        "ConflictException",
        lambda aws, _: aws.account() if aws.macie2.session() else None,
    ),
}


@policy(*SINGLETONS)
def already_there(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account has in this region already what it can have only once.

    Why: A second Config recorder, GuardDuty detector, Security Hub or Macie in one region is refused; most often an
    organization, a landing zone or another stack made the first.
    Source: https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
        https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
    """
    if resource.exists:
        return
    what, says, asks = SINGLETONS[resource.type]
    found = asks(aws, resource)
    if found is not None:
        yield resource.finding(
            problem=f"The account has a {what} in {resource.region} already ({found}); AWS would answer {says}."
            f"{whose(stack)}",
            fix=with_commands(
                "Leave it out of the stack, or adopt the one that is there:",
                f"pulumi import {resource.type} {argument(resource.name)} {argument(found)}",
            ),
            level=by_another(stack),
        )


@policy(Apigateway.ACCOUNT, level="advisory", severity="medium")
def logging_role_replaced(account: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """API Gateway's role for logs is set already, by somebody else.

    Why: The role belongs to the account, not to an API: setting it changes where all REST APIs of the region log,
    and destroying this stack takes it away from them.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    """
    role = account.partial("cloudwatchRoleArn")
    if account.exists or role is None:
        return
    there = aws.apigateway.logging_role()
    if there is not None and there != role:
        yield account.finding(
            "cloudwatchRoleArn",
            problem=f"API Gateway in {account.region} logs by the role {there}, and this stack would set {role}."
            f"{whose(stack)}",
            fix="Leave the account's setting to one stack: remove aws.apigateway.Account here, or adopt it with "
            f"`pulumi import {Apigateway.ACCOUNT} {argument(account.name)} api-gateway-account`.",
        )


@policy(Iam.ACCOUNT_ALIAS, level="advisory", severity="medium")
def alias_replaced(alias: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account has another alias already.

    Why: An account has one alias: a new one overwrites it, the address of the sign-in page changes for everybody, and
    destroying this stack leaves the account without any.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-alias.html
    """
    name = alias.partial("accountAlias")
    if alias.exists or name is None:
        return
    there = aws.iam.account_alias()
    if there is not None and there != name:
        yield alias.finding(
            "accountAlias",
            problem=f"The account has the alias {there}, and this stack would set {name}.{whose(stack)}",
            fix="Leave the alias to one stack: remove aws.iam.AccountAlias here, or adopt it with "
            f"`pulumi import {Iam.ACCOUNT_ALIAS} {argument(alias.name)} {argument(there)}`.",
        )


_SAYS = {
    Cfg.DELIVERY_CHANNEL: "MaxNumberOfDeliveryChannelsExceededException",
    Cfg.RECORDER: "MaxNumberOfConfigurationRecordersExceededException",
    Detective.GRAPH: "ConflictException",
    Guardduty.DETECTOR: "BadRequestException: a detector already exists for the current account",
    Macie2.ACCOUNT: "ConflictException: Macie has already been enabled",
    Securityhub.ACCOUNT: "ResourceConflictException: Account is already subscribed to Security Hub",
}


@policy(*_SAYS)
def planned_twice(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Stack has twice what an account has once in a region.

    Why: "BadRequestException: The request is rejected because a detector already exists for the current account.": each
    account has one of them in a region.
    Source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_limits.html
    https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html
    https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
    """
    first = None if resource.exists else stack.first(_place, (resource.type, scope_of(resource)))
    if first is None or first is resource:
        return
    yield resource.finding(
        problem=f"{first.name} is in {resource.region} already, and one is allowed: {_SAYS[resource.type]}.",
        fix=f"Keep one of {first.name} and {resource.name}.",
    )


def _place(resource: Resource) -> Iterator[tuple[str, Scope]]:
    if resource.type in _SAYS and not resource.external:
        yield resource.type, scope_of(resource)
