from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

WEB_ACL = "aws:wafv2/webAcl:WebAcl"
IP_SET = "aws:wafv2/ipSet:IpSet"
ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation"
LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"
DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
STAGE = "aws:apigateway/stage:Stage"
REST_API = "aws:apigateway/restApi:RestApi"
HTTP_API = "aws:apigatewayv2/api:Api"
HTTP_STAGE = "aws:apigatewayv2/stage:Stage"

VIRGINIA = {"region": "us-east-1"}
OTHER_BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/app/other/1"


def base() -> Plan:
    plan = Plan()
    plan.add(LOAD_BALANCER, "front", name="front", loadBalancerType="application", internal=False)
    plan.add(WEB_ACL, "shield", scope="REGIONAL", defaultAction={"allow": {}})
    plan.add(ASSOCIATION, "front-shield", resourceArn=Ref("front", "arn"), webAclArn=Ref("shield", "arn"))
    plan.add(WEB_ACL, "edge-shield", scope="CLOUDFRONT", provider=VIRGINIA)
    plan.add(DISTRIBUTION, "site", enabled=True, webAclId=Ref("edge-shield", "arn"))
    return plan


def with_stage(plan: Plan) -> Plan:
    return plan.add(REST_API, "orders").add(STAGE, "live", restApi=Ref("orders"), stageName="live")


NO_ACL = "No web ACL is associated with the internet-facing load balancer."

web_acl_missing = (
    Table("waf-web-acl-missing", base)
    .good("both are protected")
    .good("an internal one", lambda plan: plan.remove("front-shield").set("front", internal=True))
    .good("a network one", lambda plan: plan.remove("front-shield").set("front", loadBalancerType="network"))
    .good(
        "a private API",
        lambda plan: with_stage(plan).set("orders", endpointConfiguration={"types": "PRIVATE"}),
    )
    .good(
        "a stage's ARN written by hand",
        lambda plan: with_stage(plan).add(
            ASSOCIATION,
            "stage-shield",
            resourceArn=Ref("orders", "id", "arn:aws:apigateway:eu-west-1::/restapis/", "/stages/live"),
            webAclArn=Ref("shield", "arn"),
        ),
    )
    .bad(
        "load balancer",
        lambda plan: plan.remove("front-shield"),
        ("front", NO_ACL),
        level="advisory",
    )
    .bad(
        "the association is a distribution's",
        lambda plan: plan.set("front-shield", resourceArn=Ref("site", "arn")),
        ("front", NO_ACL),
    )
    .bad("API stage", with_stage, ("live", "No web ACL is associated with the API stage."))
    .good("a distribution that is switched off", lambda plan: plan.set("site", webAclId=None, enabled=False))
    .absent(
        "distribution",
        lambda plan: plan.set("site", webAclId=None),
        ("site", "No web ACL is associated with the distribution."),
    )
    .unknown("internal or not", lambda plan: plan.set("front", internal=Unknown()))
    .unknown(
        "an association with something", lambda plan: plan.set("front-shield", resourceArn=Unknown()), undecided=False
    )
    .outside(
        "the association is another load balancer's",
        lambda plan: plan.set("front-shield", resourceArn=OTHER_BALANCER),
        ("front", NO_ACL),
    )
)

scope_wrong_region = (
    Table("waf-scope-wrong-region", base)
    .good("REGIONAL here, CLOUDFRONT in us-east-1")
    .good(
        "its own region is us-east-1",
        lambda plan: plan.add(IP_SET, "office", scope="CLOUDFRONT", region="us-east-1"),
    )
    .good(
        "an emulator",
        lambda plan: plan.add(IP_SET, "office", scope="CLOUDFRONT", provider={"endpoints": '[{"wafv2":"http://l"}]'}),
    )
    .bad(
        "CLOUDFRONT in Ireland",
        lambda plan: plan.add(IP_SET, "office", scope="CLOUDFRONT"),
        ("office", "scope is CLOUDFRONT, and the resource is created in eu-west-1."),
        level="mandatory",
    )
    .absent("no scope", lambda plan: plan.set("shield", scope=None))
    .unknown("scope from an update", lambda plan: plan.set("shield", scope=Unknown()))
    .without("outside", "reads one resource")
)

CANNOT = "which a web ACL cannot be associated with."

association_target_unsupported = (
    Table("waf-association-target-unsupported", base)
    .good("an application load balancer")
    .good("a stage of a REST API", lambda plan: with_stage(plan).set("front-shield", resourceArn=Ref("live", "arn")))
    .bad(
        "a distribution",
        lambda plan: plan.set("front-shield", resourceArn=Ref("site", "arn")),
        ("front-shield", f"resourceArn names a CloudFront distribution, {CANNOT}"),
        level="mandatory",
    )
    .bad(
        "a network load balancer",
        lambda plan: plan.set("front", loadBalancerType="network"),
        ("front-shield", f"resourceArn names a network load balancer, {CANNOT}"),
    )
    .bad(
        "a stage of an HTTP API",
        lambda plan: (
            plan.add(HTTP_API, "orders", protocolType="HTTP")
            .add(HTTP_STAGE, "live", apiId=Ref("orders"))
            .set("front-shield", resourceArn=Ref("live", "arn"))
        ),
        ("front-shield", f"resourceArn names a stage of an HTTP or WebSocket API, {CANNOT}"),
    )
    .bad(
        "an HTTP API's ARN written by hand",
        lambda plan: plan.add(HTTP_API, "orders", protocolType="HTTP").set(
            "front-shield",
            resourceArn=Ref("orders", "id", "arn:aws:apigateway:eu-west-1::/apis/", "/stages/live"),
        ),
        ("front-shield", f"resourceArn names an HTTP or WebSocket API, {CANNOT}"),
    )
    .absent("no target", lambda plan: plan.set("front-shield", resourceArn=None))
    .unknown("target from an update", lambda plan: plan.set("front-shield", resourceArn=Unknown()))
    .outside(
        "another stack's network load balancer",
        lambda plan: plan.set("front-shield", resourceArn=OTHER_BALANCER.replace("/app/", "/net/")),
        ("front-shield", f"resourceArn names a network load balancer, {CANNOT}"),
    )
    .outside("another stack's", lambda plan: plan.set("front-shield", resourceArn=OTHER_BALANCER))
)

scope_wrong_for_target = (
    Table("waf-scope-wrong-for-target", base)
    .good("each with its own")
    .bad(
        "a distribution with a regional one",
        lambda plan: plan.set("site", webAclId=Ref("shield", "arn")),
        ("site", "The web ACL shield has the scope REGIONAL; a distribution takes only CLOUDFRONT."),
        level="mandatory",
    )
    .bad(
        "a load balancer with a distribution's",
        lambda plan: plan.set("front-shield", webAclArn=Ref("edge-shield", "arn")),
        ("front-shield", "The web ACL edge-shield has the scope CLOUDFRONT; an association takes only REGIONAL."),
    )
    .absent("no web ACL", lambda plan: plan.set("site", webAclId=None))
    .unknown("scope from an update", lambda plan: plan.set("shield", scope=Unknown()))
    .outside(
        "another stack's web ACL",
        lambda plan: plan.set("site", webAclId="arn:aws:wafv2:us-east-1:210987654321:global/webacl/x/1"),
    )
)


def exported(plan: Plan, output: str, name: str = "shield") -> Plan:
    plan.exports |= {"acl": Ref(name, output), "purpose": "orders"}
    return plan.remove("front-shield")


web_acl_unattached = (
    Table("waf-web-acl-unattached", base)
    .good("each in use")
    .good("exported for other stacks", lambda plan: exported(plan, "arn"))
    .good(
        "it exists already",
        lambda plan: plan.add(WEB_ACL, "old", scope="REGIONAL", outputs={"id": "a1b2", "arn": "arn:aws:wafv2:x"}),
    )
    .bad(
        "of a distribution that does not name it",
        lambda plan: plan.set("site", webAclId=None),
        ("edge-shield", "Nothing in this stack uses the web ACL of scope CLOUDFRONT."),
        level="advisory",
    )
    .bad(
        "something else is exported",
        lambda plan: exported(plan, "arn", "front"),
        ("shield", "Nothing in this stack uses the web ACL of scope REGIONAL."),
        view="preview",
    )
    .absent(
        "no association",
        lambda plan: plan.remove("front-shield"),
        ("shield", "Nothing in this stack uses the web ACL of scope REGIONAL."),
    )
    .unknown(
        "an association with something",
        lambda plan: plan.set("front-shield", webAclArn=Unknown()),
        undecided=False,
    )
    .outside(
        "the association is another web ACL's",
        lambda plan: plan.set("front-shield", webAclArn="arn:aws:wafv2:eu-west-1:210987654321:regional/webacl/x/1"),
        ("shield", "Nothing in this stack uses the web ACL of scope REGIONAL."),
    )
)
