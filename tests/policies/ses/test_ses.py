from __future__ import annotations

from typing import Any

from policypack.aws.services.sesv2 import EmailIdentity
from policypack.testing import Plan, Ref, Table, Unknown

POOL = "aws:cognito/userPool:UserPool"
IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity"
DOMAIN = "aws:ses/domainIdentity:DomainIdentity"
IDENTITY_POLICY = "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy"
EVENTS = "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination"
ARN = "arn:aws:ses:eu-west-1:210987654321:identity/hello@shop.example"
ADDRESS = ("sesv2.identity", "hello@shop.example")
PARENT = ("sesv2.identity", "shop.example")
GONE = {ADDRESS: None, PARENT: None}


def pool() -> Plan:
    return Plan().add(POOL, "users", emailConfiguration={"emailSendingAccount": "DEVELOPER", "sourceArn": ARN})


def source(arn: Any, account: str = "DEVELOPER") -> Any:
    return lambda plan: plan.set("users", emailConfiguration={"emailSendingAccount": account, "sourceArn": arn})


def address(verified: bool) -> EmailIdentity:
    return EmailIdentity("hello@shop.example", verified)


NO_SENDER = (
    "The SES identity hello@shop.example does not exist in eu-west-1, and the user pool shall send its mail from it."
)
UNVERIFIED = NO_SENDER.replace("does not exist", "is not verified")
sender_not_verified = (
    Table("ses-sender-not-verified", pool)
    .good("verified", facts={ADDRESS: address(verified=True)})
    .good(
        "its domain is verified",
        facts={ADDRESS: address(verified=False), PARENT: EmailIdentity("shop.example", verified=True)},
    )
    .good("of another account", source(ARN.replace("210987654321", "364412870955")), facts={})
    .good("planned here", lambda plan: plan.add(IDENTITY, "hello", emailIdentity="hello@shop.example"), facts={})
    .good(
        "planned here, by its output",
        lambda plan: source(Ref("domain", "arn"))(plan.add(DOMAIN, "domain", domain="shop.example")),
        facts={},
        view="preview",
    )
    .bad("no such address", None, ("users", NO_SENDER), facts=GONE, level="mandatory")
    .good(
        "an address of a domain that is verified",
        facts={ADDRESS: None, PARENT: EmailIdentity("shop.example", verified=True)},
    )
    .good(
        "an address below a domain that is verified",
        source("arn:aws:ses:eu-west-1:210987654321:identity/hello@mail.shop.example"),
        facts={
            ("sesv2.identity", "hello@mail.shop.example"): None,
            ("sesv2.identity", "mail.shop.example"): None,
            PARENT: EmailIdentity("shop.example", verified=True),
        },
    )
    .good("its domain is planned here", lambda plan: plan.add(DOMAIN, "domain", domain="shop.example"), facts={})
    .bad("not verified", None, ("users", UNVERIFIED), facts={ADDRESS: address(verified=False), PARENT: None})
    .bad("a service of its own", source(ARN, "COGNITO_DEFAULT"), ("users", NO_SENDER), facts=GONE, level="advisory")
    .not_found(
        "a domain of another region",
        source("arn:aws:ses:us-east-1:210987654321:identity/shop.example"),
        (
            "users",
            "The SES identity shop.example does not exist in us-east-1, and the user pool shall send its mail from it.",
        ),
        facts={("sesv2.identity", "shop.example", "us-east-1"): None},
    )
    .absent("no configuration", lambda plan: plan.set("users", emailConfiguration=None), facts={})
    .unknown("from an update", source(Unknown()), facts={})
    .outside("of another account", source(ARN.replace("210987654321", "364412870955")), facts={})
    .cannot_ask("denied")
)

NO_IDENTITY = "There is no SES identity shop.example in eu-west-1, and this stack does not create it."
identity_not_found = (
    Table(
        "ses-identity-not-found",
        lambda: Plan().add(IDENTITY_POLICY, "partners", emailIdentity="shop.example", policyName="p", policy="{}"),
    )
    .good("there", facts={PARENT: EmailIdentity("shop.example", verified=False)})
    .good("planned here", lambda plan: plan.add(DOMAIN, "domain", domain="shop.example"), facts={})
    .bad("gone", None, ("partners", NO_IDENTITY), facts={PARENT: None}, level="mandatory")
    .not_found(
        "beside a component",
        lambda plan: plan.add("awsx:ec2:Vpc", "network"),
        ("partners", NO_IDENTITY),
        facts={PARENT: None},
        level="advisory",
    )
    .absent("none", lambda plan: plan.set("partners", emailIdentity=None), facts={})
    .unknown("from an update", lambda plan: plan.set("partners", emailIdentity=Unknown()), facts={})
    .outside("there", None, facts={PARENT: EmailIdentity("shop.example", verified=True)})
    .cannot_ask("denied")
)

SET = ("sesv2.configuration_set", "mail")
NO_SET = "There is no SES configuration set mail in eu-west-1, and this stack does not create it."
configuration_set_not_found = (
    Table(
        "ses-configuration-set-not-found",
        lambda: Plan().add(IDENTITY, "hello", emailIdentity="shop.example", configurationSetName="mail"),
    )
    .good("there", facts={SET: "mail"})
    .good(
        "planned here",
        lambda plan: plan.add("aws:sesv2/configurationSet:ConfigurationSet", "mail", configurationSetName="mail"),
        facts={},
    )
    .good(
        "planned here, in the old way",
        lambda plan: plan.add("aws:ses/configurationSet:ConfigurationSet", "mail", name="mail"),
        facts={},
    )
    .bad("gone", None, ("hello", NO_SET), facts={SET: None}, level="mandatory")
    .not_found(
        "of an event destination",
        lambda plan: plan.remove("hello").add(EVENTS, "bounces", configurationSetName="mail", eventDestinationName="b"),
        ("bounces", NO_SET),
        facts={SET: None},
        level="mandatory",
    )
    .absent("none", lambda plan: plan.set("hello", configurationSetName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("hello", configurationSetName=Unknown()), facts={})
    .outside("there", None, facts={SET: "mail"})
    .cannot_ask("denied")
)

SANDBOX = "SES is in the sandbox in eu-west-1: mail goes to verified addresses only, and the stack is production."
account_in_sandbox = (
    Table("ses-account-in-sandbox", pool)
    .good("out of it", facts={("sesv2.in_sandbox",): False})
    .good("mail of another region", source(ARN.replace("eu-west-1", "us-east-1")), facts={})
    .bad("in it", None, ("users", SANDBOX), facts={("sesv2.in_sandbox",): True}, level="advisory")
    .bad(
        "said once",
        lambda plan: plan.add(IDENTITY, "hello", emailIdentity="shop.example").add(
            DOMAIN, "domain", domain="b.example"
        ),
        ("users", SANDBOX),
        facts={("sesv2.in_sandbox",): True},
    )
    .good("a service of its own", source(ARN, "COGNITO_DEFAULT"), facts={})
    .absent("no configuration", lambda plan: plan.set("users", emailConfiguration=None), facts={})
    .unknown("from an update", lambda plan: plan.set("users", emailConfiguration=Unknown()), facts={})
    .outside("another resource speaks for all", None, ("users", SANDBOX), facts={("sesv2.in_sandbox",): True})
    .not_found("out of it", None, facts={("sesv2.in_sandbox",): False})
    .cannot_ask("denied")
)


def mail_from() -> Plan:
    plan = Plan().add("aws:ses/mailFrom:MailFrom", "old", domain="shop.io", mailFromDomain="Bounce.shop.io")
    type = "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes"
    return plan.add(type, "new", emailIdentity="hello@shop.io", mailFromDomain="bounce.shop.io")


mail_from_elsewhere = (
    Table("ses-mail-from-elsewhere", mail_from)
    .good("below")
    .bad(
        "another domain",
        lambda p: p.set("old", mailFromDomain="bounce.eshop.io"),
        ("old", "mailFromDomain is bounce.eshop.io, which is not below shop.io."),
        level="mandatory",
    )
    .bad(
        "the domain itself",
        lambda p: p.set("new", mailFromDomain="shop.io"),
        ("new", "mailFromDomain is shop.io, which is not below shop.io."),
    )
    .absent("none", lambda p: p.set("new", mailFromDomain=None))
    .unknown("which", lambda p: p.set("old", mailFromDomain=Unknown()))
    .without("outside", "reads one resource")
)
