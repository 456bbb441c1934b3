"""Identity and Access Management: roles, policies and identity providers that are there already.

Sources:
https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact
from policypack.aws.regions import SUFFIXES

# A service's principal: its name, sometimes with a region, and what names end with in a partition.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
_PRINCIPAL = re.compile(rf"(?P<name>.+?)(\.[a-z]+(-[a-z]+)+-\d+)?\.({'|'.join(map(re.escape, SUFFIXES))})")


@dataclass(frozen=True, slots=True)
class Role:
    """A role. `services` are those that its trust policy lets assume it, without looking at conditions."""

    name: str
    arn: str
    services: tuple[str, ...] = ()

    def trusts(self, *services: str) -> bool:
        """Does it trust one of the services, under whichever of a service's names: of a region, of a partition?"""
        trusted = {_service(name) for name in self.services}
        return "*" in trusted or not trusted.isdisjoint(map(_service, services))


@dataclass(frozen=True, slots=True)
class ManagedPolicy:
    """A managed policy. `attachable` is false for those that only AWS's own roles may have."""

    name: str
    arn: str
    attachable: bool = True


@dataclass(frozen=True, slots=True)
class InstanceProfile:
    """An instance profile and the role in it, an empty text where there is none."""

    name: str
    arn: str
    role: str = ""


class Iam(Service):
    """Roles, policies and identity providers of the account."""

    service = "iam"
    everywhere = True

    @fact("iam:GetRole", lifetime="5m", absent=("NoSuchEntity",), denied_per=("name",))
    def role(self, name: str, region: str | None = None) -> Role | None:
        """The role of this name, without path."""
        found = self.call("get_role", RoleName=name)["Role"]
        return Role(found["RoleName"], found["Arn"], tuple(sorted(_services(found["AssumeRolePolicyDocument"]))))

    @fact("iam:GetPolicy", lifetime="5m", absent=("NoSuchEntity",), denied_per=("arn",))
    def managed_policy(self, arn: str, region: str | None = None) -> ManagedPolicy | None:
        """The managed policy of this ARN, AWS's own or the account's."""
        found = self.call("get_policy", PolicyArn=arn)["Policy"]
        return ManagedPolicy(found["PolicyName"], found["Arn"], found.get("IsAttachable", True))

    @fact("iam:ListPolicies", lifetime="7d", empty="never")
    def aws_policies(self, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of all managed policies of AWS, some 1,600: for finding the one that was meant."""
        found = self.pages("list_policies", "Policies", Scope="AWS", MaxItems=1000)
        return tuple(sorted(item["Arn"] for item in found))

    @fact("iam:GetInstanceProfile", lifetime="5m", absent=("NoSuchEntity",), denied_per=("name",))
    def instance_profile(self, name: str, region: str | None = None) -> InstanceProfile | None:
        """The instance profile of this name."""
        found = self.call("get_instance_profile", InstanceProfileName=name)["InstanceProfile"]
        role = next((item["RoleName"] for item in found["Roles"]), "")
        return InstanceProfile(found["InstanceProfileName"], found["Arn"], role)

    @fact("iam:GetServerCertificate", lifetime="5m", absent=("NoSuchEntity",), denied_per=("name",))
    def server_certificate(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the server certificate of this name."""
        found = self.call("get_server_certificate", ServerCertificateName=name)["ServerCertificate"]
        return str(found["ServerCertificateMetadata"]["Arn"])

    @fact("iam:ListOpenIDConnectProviders", empty="proves")
    def oidc_providers(self, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of the account's OpenID Connect providers; each ends with its URL without https://."""
        found = self.call("list_open_id_connect_providers")["OpenIDConnectProviderList"]
        return tuple(sorted(item["Arn"] for item in found))

    @fact("iam:ListAccountAliases", lifetime="5m", empty="proves")
    def account_alias(self, region: str | None = None) -> str | None:
        """The account's alias, the name in the address of its sign-in page; an account has at most one."""
        return next(self.pages("list_account_aliases", "AccountAliases"), None)

    @fact("iam:GetAccountSummary")
    def account_summary(self, region: str | None = None) -> tuple[tuple[str, int], ...]:
        """How many roles, policies and the like the account has, and how many it may have ("Roles", "RolesQuota")."""
        return tuple(sorted(self.call("get_account_summary")["SummaryMap"].items()))

    @fact("iam:ListAttachedRolePolicies", absent=("NoSuchEntity",), empty="proves", denied_per=("role",))
    def attached_policies(self, role: str, region: str | None = None) -> tuple[str, ...] | None:
        """The ARNs of the managed policies that a role has; None where there is no such role."""
        found = self.pages("list_attached_role_policies", "AttachedPolicies", RoleName=role)
        return tuple(sorted(item["PolicyArn"] for item in found))

    @fact("iam:SimulatePrincipalPolicy", lifetime="5m", absent=("NoSuchEntity",), empty="proves")
    def refused_actions(
        self, principal: str, actions: tuple[str, ...], region: str | None = None
    ) -> tuple[str, ...] | None:
        """Those of the actions that a user's or role's policies do not allow; None where there is no such identity.

        AWS leaves service control policies of the management account, session policies and the policies of the
        resources themselves out of account.
        """
        found = self.pages(
            "simulate_principal_policy", "EvaluationResults", PolicySourceArn=principal, ActionNames=list(actions)
        )
        return tuple(sorted(item["EvalActionName"] for item in found if item["EvalDecision"] != "allowed"))

    @fact("iam:GetUser", lifetime="5m", absent=("NoSuchEntity",), denied_per=("name",))
    def user(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the user of this name, without path."""
        arn: str = self.call("get_user", UserName=name)["User"]["Arn"]
        return arn

    @fact("iam:GetGroup", lifetime="5m", absent=("NoSuchEntity",), denied_per=("name",))
    def group(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the group of this name, without path."""
        arn: str = self.call("get_group", GroupName=name, MaxItems=1)["Group"]["Arn"]
        return arn


def _service(principal: str) -> str:
    """Return a service's name without region and partition: "ec2" of "ec2.amazonaws.com.cn"."""
    match = _PRINCIPAL.fullmatch(principal)
    return match["name"] if match else principal


def _services(document: Any) -> Iterator[str]:
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except ValueError:
            return
    for statement in _listed(document.get("Statement")) if isinstance(document, Mapping) else ():
        principal = statement.get("Principal") if str(statement.get("Effect")).lower() == "allow" else None
        if principal == "*":
            yield "*"
        elif isinstance(principal, Mapping):
            yield from _listed(principal.get("Service"))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
