from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:lambda:us-east-1:210987654321:function:rewrite"


def base() -> Plan:
    plan = Plan(region="us-east-1")
    plan.add("aws:lambda/function:Function", "rewrite", name="rewrite", runtime="nodejs22.x", publish=True)
    return plan.add(
        "aws:cloudfront/distribution:Distribution", "site", defaultCacheBehavior=runs(Ref("rewrite", "qualifiedArn"))
    )


def runs(arn: object, event: str = "viewer-request") -> dict[str, object]:
    return {"lambdaFunctionAssociations": [{"eventType": event, "lambdaArn": arn}]}


def at(arn: object, event: str = "viewer-request") -> object:
    return lambda plan: plan.set("site", defaultCacheBehavior=runs(arn, event))


version_missing = (
    Table("lambda-edge-version-missing", base)
    .good("a version of the plan")
    .good("a version", at(f"{ARN}:3"))
    .bad(
        "none",
        at(ARN),
        ("site", f"lambdaArn is {ARN!r}, which does not end with a version's number."),
        level="mandatory",
    )
    .bad(
        "the newest",
        at(f"{ARN}:$LATEST"),
        ("site", f"lambdaArn is '{ARN}:$LATEST', which does not end with a version's number."),
    )
    .bad(
        "the arn of a planned one",
        at(Ref("rewrite", "arn")),
        ("site", "lambdaArn is the arn of rewrite, which names no version."),
        view="preview",
    )
    .bad(
        "a function that publishes none",
        lambda p: p.set("rewrite", publish=False),
        ("site", "lambdaArn is the qualifiedArn of rewrite, which publishes no version."),
        view="preview",
    )
    .absent("no function", lambda p: p.set("site", defaultCacheBehavior={}))
    .unknown("all of it", lambda p: p.set("site", defaultCacheBehavior=Unknown()))
    .outside("a version of another stack", at(f"{ARN.replace('rewrite', 'other')}:1"))
)


def refused(problem: str) -> tuple[str, str]:
    return "site", f"The function rewrite {problem}."


def before_origin(plan: Plan) -> Plan:
    plan.set("rewrite", timeout=30, memorySize=256)
    return plan.set("site", defaultCacheBehavior=runs(Ref("rewrite", "qualifiedArn"), "origin-request"))


function_refused = (
    Table("lambda-edge-function-refused", base)
    .good("a plain one")
    .good("thirty seconds before the origin", before_origin)
    .bad(
        "an environment",
        lambda p: p.set("rewrite", environment={"variables": {"TABLE": "a"}}),
        (*refused("has environment variables"), "Remove environment of rewrite, and put what it needs into its code."),
        level="mandatory",
    )
    .bad(
        "another region",
        lambda p: p.set("rewrite", region="eu-west-1"),
        (
            *refused("is in eu-west-1, and functions at the edge are of us-east-1"),
            "Make rewrite with a provider of us-east-1, or set its region to us-east-1.",
        ),
    )
    .good("five seconds and 128 MB before viewers", lambda p: p.set("rewrite", timeout=5, memorySize=128))
    .bad(
        "too long",
        lambda p: p.set("rewrite", timeout=6),
        (*refused("may take 6 seconds, and 5 are allowed there"), "Set timeout of rewrite to 5 or less."),
    )
    .bad(
        "too long for an origin",
        lambda p: before_origin(p).set("rewrite", timeout=31),
        refused("may take 31 seconds, and 30 are allowed there"),
    )
    .bad(
        "too large",
        lambda p: p.set("rewrite", memorySize=129),
        (
            *refused("has 129 MB, and 128 are allowed there"),
            "Set memorySize of rewrite to 128, or let it run on origin-request or origin-response.",
        ),
    )
    .good("a VPC of nothing", lambda p: p.set("rewrite", vpcConfig={"subnetIds": []}))
    .bad("a VPC", lambda p: p.set("rewrite", vpcConfig={"subnetIds": ["subnet-1"]}), refused("is in a VPC"))
    .good("Python", lambda p: p.set("rewrite", runtime="python3.13"))
    .bad("Go", lambda p: p.set("rewrite", runtime="provided.al2023"), refused("has the runtime provided.al2023"))
    .bad(
        "for some paths",
        lambda p: p.set("rewrite", layers=[f"{ARN}:1"]).set(
            "site", defaultCacheBehavior={}, orderedCacheBehaviors=[runs(Ref("rewrite", "qualifiedArn"))]
        ),
        refused("has layers"),
    )
    .bad("Arm", lambda p: p.set("rewrite", architectures=["arm64"]), refused("is built for arm64"))
    .bad("layers", lambda p: p.set("rewrite", layers=[f"{ARN}:1"]), refused("has layers"))
    .absent("no function", lambda p: p.set("site", defaultCacheBehavior={}))
    .unknown("its time", lambda p: p.set("rewrite", timeout=Unknown()))
    .outside("a version of another stack", at(f"{ARN.replace('rewrite', 'other')}:1"))
)
