"""AWS Organizations: what only an organization, or only its management account, can have."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import (
    Accessanalyzer,
    Cfg,
    Cloudtrail,
    Detective,
    Guardduty,
    Inspector2,
    Macie2,
    Organizations,
    Ram,
    Securityhub,
    Servicecatalog,
)
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import with_commands
from policypack.shelf.remote import has_remote
from policypack.shown import argument

# "You can only call this operation from the management account", in the words of each operation's reference.
# https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
# https://docs.aws.amazon.com/guardduty/latest/APIReference/API_EnableOrganizationAdminAccount.html
# https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableOrganizationAdminAccount.html
# https://docs.aws.amazon.com/detective/latest/APIReference/API_EnableOrganizationAdminAccount.html
# https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html
# https://docs.aws.amazon.com/ram/latest/APIReference/API_EnableSharingWithAwsOrganization.html
# https://docs.aws.amazon.com/servicecatalog/latest/dg/API_EnableAWSOrganizationsAccess.html
BY_MANAGEMENT = (
    Organizations.ACCOUNT,
    Organizations.ORGANIZATIONAL_UNIT,
    Organizations.DELEGATED_ADMINISTRATOR,
    Organizations.RESOURCE_POLICY,
    Organizations.AWS_SERVICE_ACCESS,
    Guardduty.ORGANIZATION_ADMIN_ACCOUNT,
    Securityhub.ORGANIZATION_ADMIN_ACCOUNT,
    Detective.ORGANIZATION_ADMIN_ACCOUNT,
    Cloudtrail.ORGANIZATION_DELEGATED_ADMIN_ACCOUNT,
    Ram.SHARING_WITH_ORGANIZATION,
    Servicecatalog.ORGANIZATIONS_ACCESS,
)
# These can be created by delegated administrators too, and some of them by nobody else.
IN_ORGANIZATION = (
    *BY_MANAGEMENT,
    Organizations.POLICY,
    Organizations.POLICY_ATTACHMENT,
    Macie2.ORGANIZATION_ADMIN_ACCOUNT,
    Inspector2.DELEGATED_ADMIN_ACCOUNT,
    Guardduty.ORGANIZATION_CONFIGURATION,
    Securityhub.ORGANIZATION_CONFIGURATION,
    Macie2.ORGANIZATION_CONFIGURATION,
    Detective.ORGANIZATION_CONFIGURATION,
    Inspector2.ORGANIZATION_CONFIGURATION,
    Cfg.ORGANIZATION_MANAGED_RULE,
    Cfg.ORGANIZATION_CUSTOM_POLICY_RULE,
    Cfg.ORGANIZATION_CUSTOM_RULE,
    Cfg.ORGANIZATION_CONFORMANCE_PACK,
    Cloudtrail.TRAIL,
    Accessanalyzer.ANALYZER,
    Cfg.CONFIGURATION_AGGREGATOR,
)
# Who must have been let in before: other services let themselves in.
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
TRUSTED = {Cloudtrail.TRAIL: "cloudtrail.amazonaws.com", Accessanalyzer.ANALYZER: "access-analyzer.amazonaws.com"}


def _for_organization(resource: Resource) -> bool:
    """Is it for the whole organization? Trails, analyzers and aggregators can be for the account alone."""
    if resource.type == Cloudtrail.TRAIL:
        return resource.flag("isOrganizationTrail")
    if resource.type == Accessanalyzer.ANALYZER:
        return (resource.text("type") or "").startswith("ORGANIZATION")
    if resource.type == Cfg.CONFIGURATION_AGGREGATOR:
        return bool(resource.given("organizationAggregationSource"))
    return True


def _planned(stack: Stack) -> bool:
    return any(not organization.external for organization in stack.of_type(Organizations.ORGANIZATION))


@policy(*IN_ORGANIZATION)
def organization_missing(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account is in no organization.

    Why: "AWSOrganizationsNotInUseException: Your account is not a member of an organization." CloudTrail calls it
    OrganizationsNotInUseException, Config NoAvailableOrganizationException, and Inspector says "AccessDeniedException:
    Invoking account does not have access to update the organization configuration".
    Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
        https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
        https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html
    """
    if resource.exists or _planned(stack) or not _for_organization(resource):
        return
    if aws.organizations.organization() is None:
        yield resource.finding(
            problem=f"{resource.name} needs an organization, and the account {aws.account()} is in none.",
            fix="Deploy it into an account that is in an organization, or create one (aws.organizations.Organization); "
            "trails, analyzers and aggregators can be for the account alone.",
            level="advisory" if has_remote(stack) else None,
        )


@policy(*BY_MANAGEMENT)
def not_management_account(resource: Resource, *, aws: Aws, stack: Stack) -> Iterator[Finding]:
    """Only the management account of the organization can create it.

    Why: "AccessDeniedException: You don't have permissions to access this resource." of Organizations, and
    BadRequestException of GuardDuty: the operation can be called from the management account only, whatever the
    identity may do.
    Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
        https://docs.aws.amazon.com/guardduty/latest/APIReference/API_EnableOrganizationAdminAccount.html
        https://docs.aws.amazon.com/ram/latest/APIReference/API_EnableSharingWithAwsOrganization.html
    """
    if resource.exists or _planned(stack):
        return
    organization = aws.organizations.organization()
    account = aws.account()
    if organization is not None and organization.manager != account:
        yield resource.finding(
            problem=f"Only the organization's management account, {organization.manager}, can create {resource.name}, "
            f"and this is the account {account}.",
            fix="Deploy it with credentials of the management account: put it into a stack of its own, or give it a "
            f"provider (aws.Provider) that assumes a role in {organization.manager}.",
        )


@policy(*TRUSTED)
def service_access_missing(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Service has no trusted access to the organization.

    Why: "CloudTrailAccessNotEnabledException: The request could not be processed because your organization hasn't
    enabled CloudTrail service access", and of Access Analyzer "ValidationException: Service not enabled for AWS
    Organizations". The console switches it on by itself, the API does not. Only the management account is looked at.
    Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
        https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-delegated-administrator.html
    """
    if resource.exists or _planned(stack) or not _for_organization(resource):
        return
    service = TRUSTED[resource.type]
    if stack.named(service, resource, Organizations.AWS_SERVICE_ACCESS, key="servicePrincipal"):
        return
    organization = aws.organizations.organization()
    if organization is None or organization.manager != aws.account():
        return
    if service not in (aws.organizations.trusted_services() or ()):
        yield resource.finding(
            problem=f"{resource.name} is for the whole organization, and {service} has no trusted access to it.",
            fix=with_commands(
                "Let the service in, in the stack (aws.organizations.AwsServiceAccess, which this one depends on) or "
                "by hand:",
                f"aws organizations enable-aws-service-access --service-principal {argument(service)}",
            ),
            level="advisory" if has_remote(stack) else None,
        )


@policy(Organizations.ORGANIZATION)
def already_member(organization: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account is in an organization already.

    Why: "AlreadyInOrganizationException: The provided account is already a member of an organization."
    Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
    """
    if organization.exists:
        return
    there = aws.organizations.organization()
    if there is None:
        return
    account = aws.account()
    manages = there.manager == account
    yield organization.finding(
        problem=f"The account {account} is in the organization {there.id} already"
        + ("" if manages else f", which {there.manager} manages")
        + f".{whose(stack)}",
        fix=with_commands(
            "Leave the organization out of the stack, or adopt the one that is there:",
            f"pulumi import {Organizations.ORGANIZATION} {argument(organization.name)} {argument(there.id)}",
        )
        if manages
        else "Leave the organization out of the stack; aws.organizations.get_organization reads the one that is there.",
        level=by_another(stack),
    )
