from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Table, Unknown

SECURITY = "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy"
RULES = [{"ResourceType": "collection", "Resource": ["collection/shop-*"]}]
KEY: dict[str, Any] = {"Rules": RULES, "AWSOwnedKey": True}


def base() -> Plan:
    plan = Plan().add(SECURITY, "seal", name="seal", type="encryption", policy=Json(KEY))
    network = [{"Rules": RULES, "AllowFromPublic": True}]
    plan.add(SECURITY, "net", name="net", type="network", policy=Json(network))
    return plan.add(
        "aws:opensearch/serverlessCollection:ServerlessCollection", "words", name="shop-words", depends_on=["seal"]
    )


encryption_missing = (
    Table("opensearch-serverless-encryption-missing", base)
    .good("before it")
    .bad(
        "beside it",
        lambda p: p.depends("words"),
        ("words", "The encryption policy seal is for shop-words, and the collection does not wait for it."),
        level="advisory",
    )
    .bad(
        "for another",
        lambda p: p.set("words", name="words"),
        ("words", "No encryption policy of this stack is for words."),
    )
    .good("a key of its own", lambda p: p.set("words", name="words", encryptionConfigs=[{"awsOwnedKey": True}]))
    .bad(
        "a policy that is no object, which may be for any",
        lambda p: p.set("seal", policy=Json([KEY])).depends("words"),
        ("words", "The encryption policy seal is for shop-words, and the collection does not wait for it."),
    )
    .absent("the provider names it", lambda p: p.set("words", name=None))
    .unknown("the name", lambda p: p.set("words", name=Unknown()))
    .outside(
        "none in this stack",
        lambda p: p.remove("seal").depends("words"),
        ("words", ("No encryption policy of this stack is for shop-words.")),
    )
)
policy_refused = (
    Table("opensearch-serverless-policy-refused", base)
    .good("an object and a list")
    .good("a key of one's own", lambda p: p.set("seal", policy=Json({"Rules": RULES, "KmsARN": "arn:aws:kms:x"})))
    .bad(
        "a list for an object",
        lambda p: p.set("seal", policy=Json([KEY])),
        ("seal", "The policy is a list; one of the type encryption is an object."),
        level="mandatory",
    )
    .bad(
        "an object for a list",
        lambda p: p.set("net", policy=Json({"Rules": RULES, "AllowFromPublic": True})),
        ("net", "The policy is an object; one of the type network is a list of objects."),
    )
    .bad(
        "no key",
        lambda p: p.set("seal", policy=Json({"Rules": RULES})),
        ("seal", "The policy of the type encryption has no AWSOwnedKey or KmsARN.", "Add AWSOwnedKey or KmsARN."),
    )
    .bad(
        "no rules",
        lambda p: p.set("seal", policy=Json({"AWSOwnedKey": True})),
        ("seal", "The policy of the type encryption has no Rules."),
    )
    .bad(
        "from nowhere",
        lambda p: p.set("net", policy=Json([{"Rules": RULES}])),
        ("net", "The policy of the type network has no AllowFromPublic, SourceVPCEs or SourceServices."),
    )
    .good("from an endpoint", lambda p: p.set("net", policy=Json([{"Rules": RULES, "SourceVPCEs": ["vpce-1"]}])))
    .good(
        "from a service",
        lambda p: p.set("net", policy=Json([{"Rules": RULES, "SourceServices": ["bedrock.amazonaws.com"]}])),
    )
    .good("another type, which there is not yet", lambda p: p.set("net", type="audit", policy=Json({})))
    .good("no JSON, which the provider refuses", lambda p: p.set("net", policy="[{"))
    .absent("no policy", lambda p: p.set("seal", policy=None))
    .unknown("the policy", lambda p: p.set("seal", policy=Unknown()), undecided=False)
    .without("outside", "looks at one resource alone")
)
