"""Settings of SES."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Ses, Sesv2

_API = f"{DOCS}/ses/latest/APIReference"
_DESTINATION = f"{_API}/API_EventDestination.html"
_DESTINATIONS = ("cloudwatchDestinations", "kinesisDestination", "snsDestination")
_EVENTS = ("bounce", "click", "complaint", "delivery", "open", "reject", "renderingFailure", "send")

ROWS = (
    *(
        Form(
            type,
            name,
            "[A-Za-z0-9_-]{1,64}",
            "be of at most 64 letters, digits, hyphens and underscores",
            "InvalidParameterValue: Invalid configuration set name",
            f"{_API}/API_ConfigurationSet.html",
        )
        for type, name in ((Ses.CONFIGURATION_SET, "name"), (Sesv2.CONFIGURATION_SET, "configurationSetName"))
    ),
    Pair(
        Sesv2.CONFIGURATION_SET_EVENT_DESTINATION,
        (),
        "an event destination says where it sends to",
        f"{DOCS}/ses/latest/APIReference-V2/API_EventDestinationDefinition.html",
        needs=(
            *("cloudWatchDestination", "eventBridgeDestination", "kinesisFirehoseDestination", "pinpointDestination"),
            "snsDestination",
        ),
        within="eventDestination",
        certain=False,
    ),
    Form(
        Ses.DOMAIN_IDENTITY,
        "domain",
        r".*[^.]",
        "not end with a period",
        "cannot end with a period",
        f"{PROVIDER}/ses/domain_identity.go",
    ),
    Form(
        Ses.DOMAIN_IDENTITY,
        "domain",
        r"[^\s/@:]+",
        "be a domain alone, without https:// and without a mailbox",
        "InvalidParameterValue: Invalid domain name",
        f"{_API}/API_VerifyDomainIdentity.html",
    ),
    *(
        Pair(
            Sesv2.EMAIL_IDENTITY,
            (When(name),),
            "the selector and the private key of one's own DKIM go together",
            f"{DOCS}/ses/latest/APIReference-V2/API_DkimSigningAttributes.html",
            needs=(other,),
            within="dkimSigningAttributes",
        )
        for name, other in (
            ("domainSigningSelector", "domainSigningPrivateKey"),
            ("domainSigningPrivateKey", "domainSigningSelector"),
        )
    ),
    *(
        Pair(
            Ses.EVENT_DESTINATION,
            (When(name),),
            "you must provide one, and only one, destination",
            _DESTINATION,
            refuses=_DESTINATIONS[index + 1 :],
        )
        for index, name in enumerate(_DESTINATIONS[:-1])
    ),
    Pair(
        Ses.EVENT_DESTINATION,
        (),
        "you must provide one, and only one, destination",
        _DESTINATION,
        needs=("cloudwatchDestinations", "kinesisDestination", "snsDestination"),
    ),
    Form(
        Ses.EVENT_DESTINATION,
        "matchingTypes[]",
        "|".join(_EVENTS),
        f"be one of {', '.join(_EVENTS)}",
        "ValidationError: Member must satisfy enum value set",
        _DESTINATION,
    ),
    Form(
        Ses.RECEIPT_FILTER,
        "policy",
        "Allow|Block",
        "be Allow or Block",
        "ValidationError: Member must satisfy enum value set",
        f"{_API}/API_ReceiptIpFilter.html",
    ),
)
