from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

BUCKET = "aws:s3/bucket:Bucket"
OWN = {"Team": "shop", "Stage": "live"}
DEFAULTS = {"defaultTags": Unknown()}


def base() -> Plan:
    plan = Plan()
    plan.add(BUCKET, "media", tags=OWN)
    plan.add(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "reads", role="web", policyArn="arn:aws:iam::aws:policy/X"
    )
    return plan


REQUIRED = {"required": {"Team": None, "Stage": ["live", "test"]}}

required_missing = (
    Table("tags-required-missing", base, config=REQUIRED)
    .good("both are there")
    .good("nothing is required", lambda plan: plan.set("media", tags=None), config={"required": {}})
    .good(
        "the provider's defaults count",
        lambda plan: plan.set("media", tags=None, tagsAll={"Team": "a", "Stage": "live"}),
    )
    .good(
        "also where only the provider says them",
        lambda plan: plan.remove("media").add(
            BUCKET, "media", provider={"defaultTags": '{"tags": {"Team": "a", "Stage": "test"}}'}
        ),
    )
    .good(
        "of the provider's one is unknown",
        lambda plan: plan.remove("media").add(
            BUCKET, "media", provider={"defaultTags": Json({"tags": {"Team": Ref("reads"), "Stage": "test"}})}
        ),
        view="preview",
    )
    .good("its own are enough", lambda plan: plan.remove("media").add(BUCKET, "media", tags=OWN, provider=DEFAULTS))
    .good(
        "a group's tags are a list",
        lambda plan: plan.add(
            "aws:autoscaling/group:Group",
            "web",
            tags=[{"key": "Team", "value": "shop"}, {"key": "Stage", "value": "test", "propagateAtLaunch": True}],
        ),
    )
    .bad(
        "one is missing, one has another value",
        lambda plan: plan.set("media", tags={"Stage": "prod"}),
        ("media", "The tag Team is missing."),
        ("media", "The tag Stage is 'prod'; it must be 'live' or 'test'."),
        level="advisory",
    )
    .bad(
        "a name",
        lambda plan: plan.set("media", tags={"Team": "shop", "Stage": "live"}),
        ("media", "The tag Name is missing."),
        config={"required": {"Name": None}},
    )
    .absent(
        "no tags",
        lambda plan: plan.set("media", tags=None),
        ("media", "The tag Team is missing."),
        ("media", "The tag Stage is missing."),
    )
    .unknown("all of them", lambda plan: plan.set("media", tags=Unknown()))
    .unknown("the provider's", lambda plan: plan.remove("media").add(BUCKET, "media", provider=DEFAULTS))
    .unknown("one value", lambda plan: plan.set("media", tags={"Team": Unknown(), "Stage": "live"}), undecided=False)
    .without("outside", "reads one resource")
)

TABLE = "aws:dynamodb/table:Table"


def stored() -> Plan:
    return Plan().add(TABLE, "rows", tags={"Use": "Größe 2 _.:/=+-@"})


sign_refused = (
    Table("tags-sign-refused", stored)
    .good("words of any language, and signs")
    .good("elsewhere", lambda p: p.add("aws:ec2/instance:Instance", "web", tags={"Use": "all (new)"}))
    .bad(
        "brackets",
        lambda p: p.set("rows", tags={"Use": "hot (recent records only)"}),
        ("rows", "The tag Use has ( ) in it."),
        level="mandatory",
    )
    .bad("a key", lambda p: p.set("rows", tags={"Use!": "hot"}), ("rows", "The tag Use! has ! in it."))
    .absent("no tags", lambda p: p.set("rows", tags=None))
    .unknown("which", lambda p: p.set("rows", tags=Unknown()))
    .without("outside", "looks at one resource alone")
)
