"""Amazon SES: who may send mail, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from policypack import Aws, Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import Cognito, Ses, Sesv2
from policypack.scope import Scope, scope_of
from policypack.shelf.existing import arn_outside, proven
from policypack.shelf.outside import named_outside, with_commands
from policypack.shown import argument

# What this stack may plan as an identity, and the property that names it.
IDENTITIES = {
    Sesv2.EMAIL_IDENTITY: "emailIdentity",
    Ses.DOMAIN_IDENTITY: "domain",
    Ses.EMAIL_IDENTITY: "email",
}
# Type -> the property that names a configuration set, of what cannot be created without it.
OF_SETS = {
    Sesv2.EMAIL_IDENTITY: "configurationSetName",
    Sesv2.CONFIGURATION_SET_EVENT_DESTINATION: "configurationSetName",
    Ses.EVENT_DESTINATION: "configurationSetName",
}


@policy(Cognito.USER_POOL)
def sender_not_verified(pool: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """User pool sends mail from an identity that is not verified.

    Why: "InvalidParameterException: Cognito received the following error from Amazon SES when attempting to send email:
    Email address is not verified. The following identities failed the check in region EU-WEST-1: …". The ARN names "a
    verified email address or an address from a verified domain".
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
        https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
    """
    block = pool.block("emailConfiguration")
    arn = arn_outside(block, "sourceArn", stack, aws, *IDENTITIES) if block else None
    if block is None or arn is None or arn.service != "ses" or not arn.resource.startswith("identity/"):
        return
    name = arn.resource.removeprefix("identity/")
    names = [name, *_domains(name)]
    kinds = IDENTITIES.items()
    if any(stack.named(one, pool, type, key=key, region=arn.region) for type, key in kinds for one in names):
        return
    found = (aws.sesv2.identity(one, region=arn.region) for one in names)
    identity = next(found)
    if (identity is not None and identity.verified) or any(above is not None and above.verified for above in found):
        return
    said = "is not verified" if identity else "does not exist"
    yield block.finding(
        "sourceArn",
        problem=f"The SES identity {name} {said} in {arn.region}, and the user pool shall send its mail from it.",
        fix=with_commands(
            "Verify it (SES sends a mail to an address, and looks for DNS records of a domain), and check:",
            f"aws sesv2 get-email-identity --region {argument(arn.region)} --email-identity {argument(name)}",
        ),
        level=proven(block, "sourceArn", stack) if block.text("emailSendingAccount") == "DEVELOPER" else "advisory",
    )


def _domains(name: str) -> Iterator[str]:
    """Yield the domains that an address or a domain is in: once verified, each stands for all that is in it."""
    domain = name.rpartition("@")[2] if "@" in name else name.partition(".")[2]
    while "." in domain and len(domain) <= 253:  # characters of a domain, by RFC 1035
        yield domain
        domain = domain.partition(".")[2]


@policy(Sesv2.EMAIL_IDENTITY_POLICY)
def identity_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Identity that the policy is for does not exist.

    Why: CreateEmailIdentityPolicy answers NotFoundException. An identity belongs to one region.
    Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentityPolicy.html
    """
    names = [named_outside(resource, "emailIdentity", stack, type, key=key) for type, key in IDENTITIES.items()]
    name = names[0]
    if name is None or None in names or aws.sesv2.identity(name) is not None:
        return
    yield resource.finding(
        "emailIdentity",
        problem=f"There is no SES identity {name} in {resource.region}, and this stack does not create it.",
        fix=with_commands(
            "Name an identity that is there, or create it in the stack (aws.sesv2.EmailIdentity):",
            f"aws sesv2 list-email-identities --region {resource.region} --query 'EmailIdentities[].IdentityName'",
        ),
        level=proven(resource, "emailIdentity", stack),
    )


@policy(*OF_SETS)
def configuration_set_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Configuration set does not exist.

    Why: "NotFoundException: Configuration set <mail> does not exist.", or ConfigurationSetDoesNotExistException. A
    configuration set belongs to one region.
    Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSetEventDestination.html
        https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html
    """
    property = OF_SETS[resource.type]
    name = named_outside(resource, property, stack, Sesv2.CONFIGURATION_SET, key="configurationSetName")
    if name is None or named_outside(resource, property, stack, Ses.CONFIGURATION_SET) is None:
        return
    if aws.sesv2.configuration_set(name) is None:
        yield resource.finding(
            property,
            problem=f"There is no SES configuration set {name} in {resource.region}, and this stack does not create "
            "it.",
            fix=with_commands(
                "Name one that is there, or create it in the stack (aws.sesv2.ConfigurationSet):",
                f"aws sesv2 list-configuration-sets --region {resource.region}",
            ),
            level=proven(resource, property, stack),
        )


@policy(
    Cognito.USER_POOL, *IDENTITIES, level="advisory", severity="medium", group="reliability", environment="production"
)
def account_in_sandbox(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account may send mail to verified addresses only.

    Why: Each region of an account begins in SES's sandbox: mail to anybody else is refused with "MessageRejected: Email
    address is not verified", and 200 mails a day are the most. AWS lifts it on request, within about a day.
    Source: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
    """
    if not _sends(resource) or stack.first(_place, scope_of(resource)) is not resource or not aws.sesv2.in_sandbox():
        return
    yield resource.finding(
        problem=f"SES is in the sandbox in {resource.region}: mail goes to verified addresses only, and the stack is "
        "production.",
        fix=with_commands(
            "Ask AWS for production access:",
            f"aws sesv2 put-account-details --region {resource.region} --production-access-enabled "
            "--mail-type TRANSACTIONAL --website-url https://… --use-case-description '…'",
        ),
    )


def _sends(resource: Resource) -> bool:
    """Is mail sent by SES of the account in the resource's region? Cognito has a mail service of its own."""
    if resource.type != Cognito.USER_POOL:
        return True
    block = resource.block("emailConfiguration")
    if block is None or block.text("emailSendingAccount") != "DEVELOPER":
        return False
    source = block.partial("sourceArn")
    return not isinstance(source, str) or f":{resource.region}:" in source


def _place(resource: Resource) -> Iterator[Scope]:
    """Yield where mail is sent from; nothing for what sends none. One finding is enough for each place."""
    with suppress(Undecided):
        if resource.type in (*IDENTITIES, Cognito.USER_POOL) and _sends(resource):
            yield scope_of(resource)


# Type -> the property that names the identity.
_MAIL_FROM = {Ses.MAIL_FROM: "domain", Sesv2.EMAIL_IDENTITY_MAIL_FROM_ATTRIBUTES: "emailIdentity"}


@policy(*_MAIL_FROM)
def mail_from_elsewhere(settings: Resource) -> Iterator[Finding]:
    """MAIL FROM domain is not below the domain of its identity.

    Why: "InvalidParameterValue: Provided MAIL-FROM domain <…> is not subdomain of the domain of the identity <…>".
    Source: https://docs.aws.amazon.com/ses/latest/dg/mail-from.html
    """
    identity, sender = settings.text(_MAIL_FROM[settings.type]), settings.text("mailFromDomain")
    if not identity or not sender:
        return
    domain = identity.rpartition("@")[2].lower()
    if not sender.lower().endswith(f".{domain}"):
        yield settings.finding(
            "mailFromDomain",
            problem=f"mailFromDomain is {sender}, which is not below {domain}.",
            fix=f"Use a domain below it, such as bounce.{domain}.",
        )
