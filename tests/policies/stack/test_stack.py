from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown
from tests.policies.states import existing

GROUP = "aws:cloudwatch/logGroup:LogGroup"
FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter"


def base() -> Plan:
    plan = Plan()
    plan.add(GROUP, "web-logs", name="/shop/web", retentionInDays=30)
    plan.add(FILTER, "errors", name="errors", logGroupName=Ref("web-logs", "name"), pattern="ERROR")
    plan.exports = {"logGroup": "/shop/web", "filter": Ref("errors")}
    return plan


def option(plan: Plan, **options: object) -> Plan:
    plan.planned["web-logs"].options.update(options)
    return plan


KEPT = "The option retainOnDelete is true, and the stack is a test: destroying the stack leaves it behind."
resource_protected_in_test = (
    Table("stack-resource-protected-in-test", base, environment="test")
    .good("neither protected nor kept")
    .good("production may protect", lambda plan: option(plan, protect=True), environment="production")
    .bad(
        "protected",
        lambda plan: option(plan, protect=True),
        ("web-logs", "The option protect is true, and the stack is a test: the stack cannot be destroyed."),
        level="advisory",
    )
    .bad("kept", lambda plan: option(plan, retain_on_delete=True), ("web-logs", KEPT), view="preview")
    .absent("off by default", None)
    .unknown("the environment is not said", lambda plan: option(plan, protect=True), environment=None)
    .without("outside", "reads the options of every resource")
)


def exports(plan: Plan, **values: object) -> Plan:
    plan.exports = values
    return plan


exports_nothing = (
    Table("stack-exports-nothing", base)
    .good("exports two")
    .good("nothing there to speak of", lambda plan: exports(plan.remove("web-logs", "errors")))
    .bad("nothing", exports, ("store-shop", "The program exports no output."), level="advisory")
    .absent("no outputs at all", exports, ("store-shop", "The program exports no output."))
    .unknown("an output from an update is one", lambda plan: exports(plan, url=Unknown()), undecided=False)
    .without("outside", "reads the stack's own outputs")
)

output_required_missing = (
    Table("stack-output-required-missing", base, config={"required": ["logGroup", "filter"]})
    .good("both are there")
    .good("nothing is required", exports, config={"required": []})
    .bad(
        "one is not there",
        lambda plan: exports(plan, logGroup="/shop/web"),
        ("store-shop", "The stack does not export filter; it exports logGroup."),
        level="advisory",
    )
    .absent(
        "nothing is exported",
        exports,
        ("store-shop", "The stack does not export logGroup, filter; it exports nothing."),
    )
    .unknown(
        "an output from an update is there",
        lambda plan: exports(plan, logGroup=Unknown(), filter=Unknown()),
        undecided=False,
    )
    .without("outside", "reads the stack's own outputs")
)


STATUS = "NotFoundException: Invalid Response status code specified"
NO_PROVIDER = "InvalidParameterException: The provider does not exist for User Pool"
NO_GATEWAY = "Gateway.NotAttached: Network has no Internet gateway attached"
NO_INSTANCE = "InvalidGlobalClusterStateFault: the primary cluster has no instance yet"
INTEGRATION = "NotFoundException: Invalid Integration identifier specified"


def _race(who: str, what: str, says: str) -> str:
    return f'{who} needs {what} first and does not wait for it; when the order comes out wrong, AWS answers "{says}".'


def api(plan: Plan) -> Plan:
    """A method that is answered by a mock, in order."""
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    plan.add("aws:apigateway/resource:Resource", "orders", restApi=Ref("api"))
    one = {"restApi": Ref("api"), "resourceId": Ref("orders"), "httpMethod": "GET"}
    plan.add("aws:apigateway/method:Method", "method", **one)
    plan.add("aws:apigateway/integration:Integration", "get", **one, depends_on=["method"])
    plan.add("aws:apigateway/methodResponse:MethodResponse", "get-200", **one, statusCode="200", depends_on=["method"])
    answer = {**one, "statusCode": "200", "depends_on": ["get", "get-200"]}
    return plan.add("aws:apigateway/integrationResponse:IntegrationResponse", "answer", **answer)


def pool(plan: Plan) -> Plan:
    plan.add("aws:cognito/userPool:UserPool", "people", name="people")
    provider = {"userPoolId": Ref("people"), "providerName": "Partner"}
    plan.add("aws:cognito/identityProvider:IdentityProvider", "partner", **provider)
    client = {"userPoolId": Ref("people"), "supportedIdentityProviders": ["Partner"], "depends_on": ["partner"]}
    return plan.add("aws:cognito/userPoolClient:UserPoolClient", "portal", **client)


def network(plan: Plan) -> Plan:
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/subnet:Subnet", "public", vpcId=Ref("net"))
    plan.add("aws:ec2/internetGateway:InternetGateway", "door", vpcId=Ref("net"))
    return plan.add("aws:ec2/natGateway:NatGateway", "nat", subnetId=Ref("public"), depends_on=["door"])


def world(plan: Plan) -> Plan:
    plan.add("aws:rds/globalCluster:GlobalCluster", "world", globalClusterIdentifier="world")
    plan.add("aws:rds/cluster:Cluster", "near", globalClusterIdentifier=Ref("world"), masterUsername="shop")
    plan.add("aws:rds/clusterInstance:ClusterInstance", "near-1", clusterIdentifier=Ref("near"))
    plan.add("aws:rds/clusterInstance:ClusterInstance", "near-2", clusterIdentifier=Ref("near"))
    return plan.add("aws:rds/cluster:Cluster", "far", globalClusterIdentifier=Ref("world"), depends_on=["near-1"])


dependency_reversed = (
    Table("stack-dependency-reversed", lambda: exports(api(Plan()), url="/"))
    .good("in order")
    .good("side by side", lambda plan: plan.depends("get"))
    .bad(
        "the integration waits for its own answer",
        lambda plan: plan.depends("answer").depends("get", "answer"),
        (
            "answer",
            f'IntegrationResponse answer needs Integration get first, which waits for it: AWS answers "{INTEGRATION}".',
        ),
        level="mandatory",
        view="preview",
    )
    .good("they exist already", lambda plan: existing(plan.depends("answer").depends("get", "answer"), "answer", "get"))
    .good(
        "an integration after the deployment, whose method comes before",
        lambda plan: plan.add(
            "aws:apigateway/deployment:Deployment", "live", restApi=Ref("api"), depends_on=["method"]
        ).depends("get", "live"),
    )
    .absent("no interface", lambda plan: plan.set("answer", restApi=None))
    .unknown("the interface", lambda plan: plan.set("answer", restApi=Unknown()), undecided=False)
    .outside("an interface of another stack", lambda plan: plan.set("answer", restApi="a1b2c3d4e5"))
)


def trailed(plan: Plan) -> Plan:
    """A trail into a bucket of the stack, which needs the bucket's policy first."""
    plan.add("aws:s3/bucket:Bucket", "audits", bucket="acme-audit")
    plan.add("aws:s3/bucketPolicy:BucketPolicy", "writes", bucket=Ref("audits"), policy="{}")
    return plan.add("aws:cloudtrail/trail:Trail", "audit", s3BucketName=Ref("audits"), depends_on=["writes"])


def trusting(plan: Plan) -> Plan:
    def trust(**principal: Any) -> Json:
        statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
        return Json({"Version": "2012-10-17", "Statement": [statement]})

    plan.add("aws:iam/role:Role", "builds", name="builds", assumeRolePolicy=trust(Service="ec2.amazonaws.com"))
    named = trust(AWS=["210987654321", "arn:aws:iam::210987654321:role/builds"])
    return plan.add("aws:iam/role:Role", "deploys", name="deploys", assumeRolePolicy=named)


def received(plan: Plan) -> Plan:
    plan.add("aws:lambda/function:Function", "read", name="read")
    plan.add(
        "aws:lambda/permission:Permission",
        "let-in",
        function=Ref("read", "name"),
        action="lambda:InvokeFunction",
        principal="ses.amazonaws.com",
    )
    actions = [{"position": 1, "functionArn": Ref("read", "arn")}]
    return plan.add("aws:ses/receiptRule:ReceiptRule", "inbox", ruleSetName="inbox", lambdaActions=actions)


def mailed(plan: Plan) -> Plan:
    """A rule that stores mails in a bucket and tells a topic of them."""
    plan.add("aws:s3/bucket:Bucket", "mails", bucket="acme-mails")
    plan.add("aws:s3/bucketPolicy:BucketPolicy", "stores", bucket=Ref("mails"), policy="{}")
    plan.add("aws:sns/topic:Topic", "news", name="news")
    plan.add("aws:sns/topicPolicy:TopicPolicy", "tells", arn=Ref("news", "arn"), policy="{}")
    return plan.add(
        "aws:ses/receiptRule:ReceiptRule",
        "inbox",
        ruleSetName="inbox",
        snsActions=[{"position": 1, "topicArn": Ref("news", "arn")}],
        s3Actions=[{"position": 2, "bucketName": Ref("mails")}],
    )


def planned(plan: Plan, *stages: dict[str, Any]) -> Plan:
    """A usage plan of stages."""
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    plan.add("aws:apigateway/stage:Stage", "live", restApi=Ref("api"), deployment="a1b2c3", stageName="live")
    return plan.add("aws:apigateway/usagePlan:UsagePlan", "plan", apiStages=list(stages))


def integrated(plan: Plan, *names: str) -> Plan:
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    for name in names:
        plan.add("aws:apigateway/integration:Integration", name, restApi=Ref("api"))
    return plan.add("aws:apigateway/deployment:Deployment", "live", restApi=Ref("api"))


def listed(plan: Plan, acl: str) -> Plan:
    plan.add("aws:s3/bucket:Bucket", "files", bucket="acme-files")
    plan.add("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "opens", bucket=Ref("files"))
    return plan.add("aws:s3/bucketAcl:BucketAcl", "all", bucket=Ref("files"), acl=acl)


def throttled(plan: Plan, key: str) -> Plan:
    plan.add("aws:apigatewayv2/api:Api", "http", protocolType="HTTP")
    plan.add("aws:apigatewayv2/route:Route", "orders", apiId=Ref("http"), routeKey="GET /orders")
    limits = [{"routeKey": key, "throttlingRateLimit": 10}]
    return plan.add("aws:apigatewayv2/stage:Stage", "live", apiId=Ref("http"), name="live", routeSettings=limits)


def scoped(plan: Plan, scope: str) -> Plan:
    server = {"userPoolId": Ref("people"), "identifier": "orders", "name": "orders"}
    pool(plan).add("aws:cognito/resourceServer:ResourceServer", "orders", **server)
    return plan.set("portal", allowedOauthScopes=["openid", scope])


def cluster(plan: Plan, addon: str) -> Plan:
    plan.add("aws:eks/cluster:Cluster", "pods", name="pods")
    plan.add("aws:eks/nodeGroup:NodeGroup", "nodes", clusterName=Ref("pods", "name"))
    return plan.add("aws:eks/addon:Addon", "names", clusterName=Ref("pods", "name"), addonName=addon)


def spot(plan: Plan, **more: object) -> Plan:
    plan.add("aws:ecs/cluster:Cluster", "tasks", name="tasks")
    providers = {"clusterName": Ref("tasks", "name"), "capacityProviders": ["FARGATE_SPOT"]}
    plan.add("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "cheap", **providers)
    return plan.add("aws:ecs/service:Service", "web", cluster=Ref("tasks", "arn"), **more)


dependency_missing = (
    Table("stack-dependency-missing", base)
    .good("the output makes it wait")
    .good("told to wait", lambda plan: plan.set("errors", logGroupName="/shop/web").depends("errors", "web-logs"))
    .good(
        "the name belongs to another region",
        lambda plan: plan.add(FILTER, "there", logGroupName="/shop/web", provider={"region": "us-east-1"}),
    )
    .good("a role named in a trust policy, awaited", lambda plan: trusting(plan).depends("deploys", "builds"))
    .bad(
        "a role named in a trust policy",
        lambda plan: trusting(plan),
        (
            "deploys",
            (
                "Role deploys needs Role builds first and does not wait for it; when the order comes out wrong, AWS "
                'answers "MalformedPolicyDocument: Invalid principal in policy".'
            ),
        ),
        level="advisory",
    )
    .good("a rule that waits for the permission", lambda plan: received(plan).depends("inbox", "let-in"))
    .bad(
        "a rule that does not wait for the permission",
        lambda plan: received(plan),
        (
            "inbox",
            (
                "ReceiptRule inbox needs Permission let-in first and does not wait for it; when the order comes out "
                'wrong, AWS answers "InvalidLambdaFunction, InvalidSnsTopic or InvalidS3Configuration: could not be '
                'reached".'
            ),
        ),
        level="advisory",
    )
    .good(
        "a rule for a function of another stack",
        lambda plan: received(plan).set(
            "inbox", lambdaActions=[{"functionArn": "arn:aws:lambda:eu-west-1:210987654321:function:other"}]
        ),
    )
    .good("a rule for a function that exists already", lambda plan: existing(received(plan), "read"))
    .bad(
        "a rule that stores and tells",
        mailed,
        (
            "inbox",
            (
                "ReceiptRule inbox needs TopicPolicy tells, BucketPolicy stores first and does not wait for them; when "
                'the order comes out wrong, AWS answers "InvalidLambdaFunction, InvalidSnsTopic or '
                'InvalidS3Configuration: could not be reached".'
            ),
        ),
    )
    .good(
        "a trust policy that is no JSON",
        lambda plan: trusting(plan).set("deploys", assumeRolePolicy="builds"),
        undecided=False,
    )
    .bad(
        "the name as text",
        lambda plan: plan.set("errors", logGroupName="/shop/web"),
        (
            "errors",
            "logGroupName is the text '/shop/web', the name of web-logs, and nothing makes it wait for that.",
        ),
        level="advisory",
    )
    .bad(
        "the name as text, in a list",
        lambda plan: plan.add("aws:elasticache/userGroup:UserGroup", "shop", userGroupId="shop").add(
            "aws:elasticache/replicationGroup:ReplicationGroup", "fast", userGroupIds=["shop"]
        ),
        ("fast", "userGroupIds is the text 'shop', the name of shop, and nothing makes it wait for that."),
        level="advisory",
    )
    .good("a trail that waits for its bucket's policy", trailed)
    .bad(
        "a trail that does not",
        lambda plan: trailed(plan).depends("audit"),
        (
            "audit",
            _race("Trail audit", "BucketPolicy writes", "InsufficientS3BucketPolicyException"),
        ),
    )
    .bad(
        "a load balancer's logs",
        lambda plan: trailed(plan).add(
            "aws:lb/loadBalancer:LoadBalancer", "shop", accessLogs={"bucket": "acme-audit", "enabled": True}
        ),
        (
            "shop",
            _race("LoadBalancer shop", "BucketPolicy writes", "Access Denied for bucket"),
        ),
    )
    .bad(
        "a deployment of an interface that has no integration yet",
        lambda plan: (
            plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
            .add("aws:apigateway/integration:Integration", "get", restApi=Ref("api"))
            .add("aws:apigateway/integration:Integration", "put", restApi=Ref("api"))
            .add("aws:apigateway/deployment:Deployment", "live", restApi=Ref("api"), depends_on=["get"])
        ),
        (
            "live",
            _race("Deployment live", "Integration put", "No integration defined for method"),
        ),
    )
    .bad(
        "a recorder is switched on before it can deliver",
        lambda plan: (
            plan.add("aws:cfg/recorder:Recorder", "records", name="records")
            .add("aws:cfg/recorderStatus:RecorderStatus", "on", name=Ref("records", "name"), isEnabled=True)
            .add("aws:cfg/deliveryChannel:DeliveryChannel", "delivers", s3BucketName="x", depends_on=["records"])
        ),
        (
            "on",
            _race("RecorderStatus on", "DeliveryChannel delivers", "NoAvailableDeliveryChannelException"),
        ),
    )
    .good("an interface in order", api)
    .good(
        "another method's integration", lambda plan: api(plan).set("get", httpMethod="PUT").depends("answer", "get-200")
    )
    .bad(
        "an answer before its integration",
        lambda plan: api(plan).depends("answer", "get-200"),
        ("answer", _race("IntegrationResponse answer", "Integration get", INTEGRATION)),
    )
    .bad(
        "an answer before the method's",
        lambda plan: api(plan).depends("answer", "get"),
        (
            "answer",
            _race(
                "IntegrationResponse answer",
                "MethodResponse get-200",
                STATUS,
            ),
        ),
    )
    .good("a client that waits for its provider", pool)
    .good(
        "a client of another provider",
        lambda plan: pool(plan).set("portal", supportedIdentityProviders=["COGNITO"]).depends("portal"),
    )
    .bad(
        "a client before its provider",
        lambda plan: pool(plan).depends("portal"),
        (
            "portal",
            _race(
                "UserPoolClient portal",
                "IdentityProvider partner",
                NO_PROVIDER,
            ),
        ),
    )
    .good("a NAT gateway that waits for the internet gateway", network)
    .good("a private NAT gateway", lambda plan: network(plan).set("nat", connectivityType="private").depends("nat"))
    .bad(
        "a NAT gateway that does not",
        lambda plan: network(plan).depends("nat"),
        (
            "nat",
            _race(
                "NatGateway nat",
                "InternetGateway door",
                NO_GATEWAY,
            ),
        ),
    )
    .bad(
        "two NAT gateways that do not, told once",
        lambda plan: network(plan).depends("nat").add("aws:ec2/natGateway:NatGateway", "nat-2", subnetId=Ref("public")),
        ("nat", _race("NatGateway nat", "InternetGateway door", NO_GATEWAY)),
    )
    .good("a cluster of no global database", lambda plan: plan.add("aws:rds/cluster:Cluster", "alone"))
    .good("a second cluster that waits for one of the first one's instances", world)
    .bad(
        "a second cluster that does not",
        lambda plan: world(plan).depends("far"),
        (
            "far",
            _race(
                "Cluster far",
                "ClusterInstance near-1",
                NO_INSTANCE,
            ),
        ),
    )
    .bad(
        "a scalable target named by text",
        lambda plan: plan.add("aws:ecs/service:Service", "web", name="web").add(
            "aws:appautoscaling/target:Target", "scale", resourceId="service/shop/web", serviceNamespace="ecs"
        ),
        ("scale", _race("Target scale", "Service web", "ValidationException: ECS service doesn't exist")),
    )
    .bad(
        "a table that is scaled, named by text",
        lambda plan: plan.add("aws:dynamodb/table:Table", "carts", name="carts").add(
            "aws:appautoscaling/target:Target",
            "scale",
            resourceId="table/carts/index/by-day",
            serviceNamespace="dynamodb",
        ),
        ("scale", _race("Target scale", "Table carts", "ValidationException: DynamoDB table does not exist")),
    )
    .bad(
        "a usage plan that names its stage",
        lambda plan: planned(plan, {"apiId": Ref("api"), "stage": "live"}),
        (
            "plan",
            _race(
                "UsagePlan plan",
                "Stage live",
                "NotFoundException: Invalid API stage specified: API Stage not found",
            ),
        ),
    )
    .good(
        "usage plans of an interface elsewhere and of a stage that only an update knows",
        lambda plan: planned(plan, {"apiId": "a1b2c3d4e5", "stage": "live"}, {"apiId": Ref("api"), "stage": Unknown()}),
    )
    .bad(
        "a public ACL before public ones are allowed",
        lambda plan: listed(plan, "public-read"),
        (
            "all",
            _race(
                "BucketAcl all",
                "BucketPublicAccessBlock opens",
                "AccessDenied: public ACLs are prevented by the BlockPublicAcls setting",
            ),
        ),
    )
    .good("a private ACL", lambda plan: listed(plan, "private"))
    .bad(
        "limits of a route that is not there yet",
        lambda plan: throttled(plan, "GET /orders"),
        (
            "live",
            _race(
                "Stage live",
                "Route orders",
                "NotFoundException: Unable to find Route by key within the provided RouteSettings",
            ),
        ),
    )
    .good("limits of another route", lambda plan: throttled(plan, "GET /users"))
    .bad(
        "a client of a scope that is not there yet",
        lambda plan: scoped(plan, "orders/read"),
        ("portal", _race("UserPoolClient portal", "ResourceServer orders", "ScopeDoesNotExistException")),
    )
    .good("a client of another server's scope", lambda plan: scoped(plan, "orders-2/read"))
    .bad(
        "an addon that runs on nodes",
        lambda plan: cluster(plan, "coredns"),
        ("names", _race("Addon names", "NodeGroup nodes", "DEGRADED: InsufficientNumberOfReplicas")),
    )
    .good("an addon that does not", lambda plan: cluster(plan, "vpc-cni"))
    .bad(
        "a service on Spot before the cluster has it",
        lambda plan: spot(plan, capacityProviderStrategies=[{"capacityProvider": "FARGATE_SPOT", "weight": 1}]),
        (
            "web",
            _race(
                "Service web",
                "ClusterCapacityProviders cheap",
                "InvalidParameterException: The specified capacity provider is not associated with the cluster",
            ),
        ),
    )
    .good("a service on Fargate itself", spot)
    .bad(
        "a deployment before three integrations",
        lambda plan: integrated(plan, "get", "put", "del"),
        (
            "live",
            (
                "Deployment live needs Integration get, Integration put, Integration del first and does not wait for "
                'them; when the order comes out wrong, AWS answers "No integration defined for method".'
            ),
        ),
    )
    .bad(
        "a deployment before four",
        lambda plan: integrated(plan, "get", "put", "del", "all"),
        (
            "live",
            (
                "Deployment live needs Integration get, Integration put, Integration del, … first and does not wait "
                'for them; when the order comes out wrong, AWS answers "No integration defined for method".'
            ),
        ),
    )
    .bad(
        "a firewall before a stage that its ARN names",
        lambda plan: (
            plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
            .add("aws:apigateway/stage:Stage", "live", restApi=Ref("api"), deployment="a1b2c3", stageName="live")
            .add(
                "aws:wafv2/webAclAssociation:WebAclAssociation",
                "wall",
                webAclArn="arn:aws:wafv2:eu-west-1:342597974367:regional/webacl/wall/1",
                resourceArn=Ref("api", before="arn:aws:apigateway:eu-west-1::/restapis/", after="/stages/live"),
            )
        ),
        (
            "wall",
            _race("WebAclAssociation wall", "Stage live", "WAFNonexistentItemException: your resource doesn't exist"),
        ),
        view="preview",
    )
    .bad(
        "options of a peering before it is accepted",
        lambda plan: (
            plan.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "peers", vpcId="vpc-1", peerVpcId="vpc-2")
            .add(
                "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
                "yes",
                vpcPeeringConnectionId=Ref("peers"),
                autoAccept=True,
            )
            .add(
                "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions",
                "names",
                vpcPeeringConnectionId=Ref("peers"),
                requester={"allowRemoteVpcDnsResolution": True},
            )
        ),
        (
            "names",
            _race(
                "PeeringConnectionOptions names",
                "VpcPeeringConnectionAccepter yes",
                "OperationNotPermitted: Peering options can be added only to active peerings",
            ),
        ),
    )
    .bad(
        "a role of DMS that is not there yet",
        lambda plan: plan.add("aws:iam/role:Role", "migrates", name="dms-vpc-role").add(
            "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup",
            "inside",
            replicationSubnetGroupId="inside",
            subnetIds=["subnet-1", "subnet-2"],
        ),
        (
            "inside",
            _race(
                "ReplicationSubnetGroup inside",
                "Role migrates",
                "AccessDeniedFault: The IAM Role dms-vpc-role is not configured properly",
            ),
        ),
    )
    .good("a trail that exists already", lambda plan: existing(trailed(plan).depends("audit"), "audit"))
    .good("it exists already", lambda plan: _exists(plan.set("errors", logGroupName="/shop/web")), view="engine")
    .absent("no name", lambda plan: plan.set("errors", logGroupName=None))
    .unknown("from an update", lambda plan: plan.set("errors", logGroupName=Unknown()), undecided=False)
    .outside("a group of another stack", lambda plan: plan.set("errors", logGroupName="/other/web"))
)


def _exists(plan: Plan) -> Plan:
    plan.planned["web-logs"].outputs["id"] = "/shop/web"
    return plan
