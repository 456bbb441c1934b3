from __future__ import annotations

from policypack.aws.services.organizations import Organization
from policypack.testing import Plan, Table, Unknown
from tests.policies.machines import exists

ACCOUNT = "aws:organizations/account:Account"
ORGANIZATION = "aws:organizations/organization:Organization"
SERVICE_ACCESS = "aws:organizations/awsServiceAccess:AwsServiceAccess"
TRAIL = "aws:cloudtrail/trail:Trail"
ANALYZER = "aws:accessanalyzer/analyzer:Analyzer"
AGGREGATOR = "aws:cfg/configurationAggregator:ConfigurationAggregator"
ASKED = ("organizations.organization",)
TRUSTED = ("organizations.trusted_services",)
OURS = {ASKED: Organization("o-a1b2c3d4e5", "210987654321")}
THEIRS = {ASKED: Organization("o-a1b2c3d4e5", "364412870955")}
NONE = {ASKED: None}


def accounts() -> Plan:
    return Plan().add(ACCOUNT, "sandbox", name="sandbox", email="aws@shop.example")


def trail() -> Plan:
    return Plan().add(TRAIL, "audit", s3BucketName="audit-logs", isOrganizationTrail=True)


def needs(name: str) -> str:
    return f"{name} needs an organization, and the account 210987654321 is in none."


organization_missing = (
    Table("organizations-organization-missing", trail)
    .good("in one", facts=THEIRS)
    .good("planned here", lambda plan: plan.add(ORGANIZATION, "organization"), facts={})
    .good("it was made already", lambda plan: exists(plan, "audit"), facts=NONE, view="engine")
    .good(
        "an analyzer of the account", lambda plan: plan.remove("audit").add(ANALYZER, "own", type="ACCOUNT"), facts={}
    )
    .good("an aggregator of accounts", lambda plan: plan.remove("audit").add(AGGREGATOR, "own"), facts={})
    .bad("in none", None, ("audit", needs("audit")), facts=NONE, level="mandatory")
    .bad(
        "an analyzer, an aggregator and an account",
        lambda plan: (
            plan.remove("audit")
            .add(ANALYZER, "access", type="ORGANIZATION_UNUSED_ACCESS")
            .add(AGGREGATOR, "config", organizationAggregationSource={"allRegions": True, "roleArn": "arn:role"})
            .add(ACCOUNT, "sandbox", name="sandbox", email="aws@shop.example")
        ),
        *((name, needs(name)) for name in ("access", "config", "sandbox")),
        facts=NONE,
    )
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("audit", needs("audit")),
        facts=NONE,
        level="advisory",
    )
    .absent("a trail of the account", lambda plan: plan.set("audit", isOrganizationTrail=None), facts={})
    .unknown("from an update", lambda plan: plan.set("audit", isOrganizationTrail=Unknown()), facts=NONE)
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)

not_management_account = (
    Table("organizations-not-management-account", accounts)
    .good("it is", facts=OURS)
    .good("planned here", lambda plan: plan.add(ORGANIZATION, "organization"), facts={})
    .good("it was made already", lambda plan: exists(plan, "sandbox"), facts=THEIRS, view="engine")
    .good(
        "a delegated administrator may write policies",
        lambda plan: plan.remove("sandbox").add("aws:organizations/policy:Policy", "deny", content="{}"),
        facts={},
    )
    .bad(
        "a member",
        None,
        (
            "sandbox",
            (
                "Only the organization's management account, 364412870955, can create sandbox, and this is the account "
                "210987654321."
            ),
        ),
        facts=THEIRS,
        level="mandatory",
    )
    .not_found("in none is another policy's", None, facts=NONE)
    .cannot_ask("denied")
    .without("absent", "reads no property")
    .without("unknown", "reads no property")
    .without("outside", "looks at no other resource")
)

NO_ACCESS = "audit is for the whole organization, and cloudtrail.amazonaws.com has no trusted access to it."
service_access_missing = (
    Table("organizations-service-access-missing", trail)
    .good("let in", facts={**OURS, TRUSTED: ("cloudtrail.amazonaws.com",)})
    .good("a member cannot ask", facts=THEIRS)
    .good("organization planned here", lambda plan: plan.add(ORGANIZATION, "organization"), facts={})
    .good("made already", lambda plan: exists(plan, "audit"), facts={**OURS, TRUSTED: ()}, view="engine")
    .good(
        "let in here",
        lambda plan: plan.add(SERVICE_ACCESS, "trails", servicePrincipal="cloudtrail.amazonaws.com"),
        facts={},
    )
    .bad(
        "others are let in",
        lambda plan: plan.add(SERVICE_ACCESS, "shares", servicePrincipal="ram.amazonaws.com"),
        ("audit", NO_ACCESS),
        facts={**OURS, TRUSTED: ("config.amazonaws.com",)},
        level="mandatory",
    )
    .bad(
        "an analyzer",
        lambda plan: plan.remove("audit").add(ANALYZER, "audit", type="ORGANIZATION"),
        ("audit", NO_ACCESS.replace("cloudtrail", "access-analyzer")),
        facts={**OURS, TRUSTED: ()},
    )
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("audit", NO_ACCESS),
        facts={**OURS, TRUSTED: None},
        level="advisory",
    )
    .absent("a trail of the account", lambda plan: plan.set("audit", isOrganizationTrail=None), facts={})
    .unknown("from an update", lambda plan: plan.set("audit", isOrganizationTrail=Unknown()), facts={})
    .good(
        "let in here, whoever it is",
        lambda plan: plan.add(SERVICE_ACCESS, "trails", servicePrincipal=Unknown()),
        facts={**OURS, TRUSTED: ()},
    )
    .outside("organization of another account", None, facts=THEIRS)
    .cannot_ask("denied")
)

OWN = "The account 210987654321 is in the organization o-a1b2c3d4e5 already."
already_member = (
    Table("organizations-already-member", lambda: Plan().add(ORGANIZATION, "main", featureSet="ALL"))
    .good("in none", facts=NONE)
    .good("its own", lambda plan: exists(plan, "main"), facts=OURS, view="engine")
    .bad("its manager", None, ("main", OWN), facts=OURS, view="engine", level="mandatory")
    .bad(
        "a member",
        None,
        ("main", f"{OWN[:-1]}, which 364412870955 manages."),
        facts=THEIRS,
        view="engine",
        level="mandatory",
    )
    .bad(
        "perhaps its own",
        None,
        ("main", f"{OWN} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts=OURS,
        view="preview",
        level="advisory",
    )
    .not_found("in none", None, facts=NONE)
    .cannot_ask("denied")
    .without("absent", "reads no property")
    .without("unknown", "reads no property")
    .without("outside", "looks at no other resource")
)
