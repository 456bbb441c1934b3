"""Settings, forms, words and numbers: templates, sign-on, things, experiments, accelerators and lines of one's own."""

from __future__ import annotations

from policies.setting._choices import Words
from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policies.setting._ranges import Range
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    Accessanalyzer,
    Amp,
    Amplify,
    Cloudformation,
    Directconnect,
    Fis,
    Globalaccelerator,
    Grafana,
    Iot,
    Networkfirewall,
    Servicecatalog,
    Shield,
    Ssoadmin,
)

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_STACK = f"{_DOCS}/AWSCloudFormation/latest/APIReference/API_CreateStack.html"
_FIS = f"{_DOCS}/fis/latest/userguide"
_GROUP = f"{_DOCS}/waf/latest/DDOSAPIReference/API_CreateProtectionGroup.html"
_IOT = f"{_DOCS}/iot/latest/apireference"
_LINE = f"{_DOCS}/directconnect/latest/APIReference"
_ACCELERATOR = f"{_DOCS}/global-accelerator/latest/api"
_SOURCES = ("rulesString", "rulesSourceList", "statefulRules", "statelessRulesAndCustomActions")
_INTERFACES = (
    *(Directconnect.PRIVATE_VIRTUAL_INTERFACE, Directconnect.PUBLIC_VIRTUAL_INTERFACE),
    *(Directconnect.TRANSIT_VIRTUAL_INTERFACE, Directconnect.HOSTED_PRIVATE_VIRTUAL_INTERFACE),
    *(Directconnect.HOSTED_PUBLIC_VIRTUAL_INTERFACE, Directconnect.HOSTED_TRANSIT_VIRTUAL_INTERFACE),
)
MANAGED = (
    Pair(
        Cloudformation.STACK,
        (When("templateBody"),),
        "ValidationError: Either TemplateBody or TemplateURL must be specified, not both",
        _STACK,
        refuses=("templateUrl",),
    ),
    Pair(
        Cloudformation.STACK,
        (When("onFailure"),),
        "ValidationError: You can specify either OnFailure or DisableRollback, but not both",
        _STACK,
        refuses=("disableRollback",),
    ),
    Pair(
        Cloudformation.STACK_SET,
        (When("permissionModel", ("SELF_MANAGED",), default="SELF_MANAGED"),),
        "ValidationError: AutoDeployment is for stack sets with service-managed permissions",
        f"{_DOCS}/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html",
        refuses=("autoDeployment",),
    ),
    Pair(
        Networkfirewall.RULE_GROUP,
        (When("rulesString"),),
        "InvalidRequestException: a source of rules is of one kind",
        f"{_DOCS}/network-firewall/latest/APIReference/API_RulesSource.html",
        refuses=_SOURCES[1:],
        within="ruleGroup.rulesSource",
    ),
    Pair(
        Networkfirewall.FIREWALL,
        (When("vpcId"),),
        "InvalidRequestException: a firewall of a VPC has a subnet in each zone that it serves",
        f"{_DOCS}/network-firewall/latest/APIReference/API_CreateFirewall.html",
        needs=("subnetMappings",),
    ),
    Pair(
        Fis.EXPERIMENT_TEMPLATE,
        (When("source", ("aws:cloudwatch:alarm",)),),
        "it is required if the source is a CloudWatch alarm",
        f"{_DOCS}/fis/latest/APIReference/API_CreateExperimentTemplateStopConditionInput.html",
        needs=("value",),
        within="stopConditions",
    ),
    Pair(
        Fis.EXPERIMENT_TEMPLATE,
        (When("resourceArns"),),
        "You can't specify both a resource ID and another parameter in the same target definition",
        f"{_FIS}/targets.html",
        refuses=("resourceTags", "filters"),
        within="targets",
    ),
    Pair(
        Amplify.APP,
        (When("repository", ("https://github.com/*",)),),
        "BadRequestException: You should at least provide one valid token",
        f"{_DOCS}/amplify/latest/APIReference/API_CreateApp.html",
        needs=("accessToken", "oauthToken"),
    ),
    Pair(
        Amplify.APP,
        (When("enableBasicAuth", ("true",)),),
        "whoever visits is asked for credentials",
        f"{_DOCS}/amplify/latest/APIReference/API_CreateApp.html",
        needs=("basicAuthCredentials",),
        certain=False,
    ),
    *(
        Pair(
            Shield.PROTECTION_GROUP,
            (When("pattern", (pattern,)),),
            f"You must set this when you set Pattern to {pattern}",
            _GROUP,
            needs=(needed,),
        )
        for pattern, needed in (("BY_RESOURCE_TYPE", "resourceType"), ("ARBITRARY", "members"))
    ),
    *(
        Pair(
            Shield.PROTECTION_GROUP,
            (When("pattern", patterns),),
            "you must not set it for any other Pattern setting",
            _GROUP,
            refuses=(refused,),
        )
        for patterns, refused in (
            (("ALL", "ARBITRARY"), "resourceType"),
            (("ALL", "BY_RESOURCE_TYPE"), "members"),
        )
    ),
    *(
        Pair(
            type,
            (When("dxGatewayId"),),
            "only one of dx_gateway_id, vpn_gateway_id can be specified",
            f"{_PROVIDER}directconnect/private_virtual_interface.go",
            refuses=("vpnGatewayId",),
        )
        for type in (
            Directconnect.PRIVATE_VIRTUAL_INTERFACE,
            Directconnect.HOSTED_PRIVATE_VIRTUAL_INTERFACE_ACCEPTER,
        )
    ),
    Pair(
        Accessanalyzer.ANALYZER,
        (When("configuration.unusedAccess"),),
        "ValidationException: this configuration is for analyzers of unused access",
        f"{_DOCS}/access-analyzer/latest/APIReference/API_AnalyzerConfiguration.html",
        takes=When("type", ("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS"), default="ACCOUNT"),
    ),
)

MANAGED_FORMS = (
    *(
        Form(
            type,
            "name",
            "[a-zA-Z][a-zA-Z0-9-]{0,127}",
            "begin with a letter, and have 128 letters, digits and hyphens at most",
            "ValidationError: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
            _STACK,
        )
        for type in (Cloudformation.STACK, Cloudformation.STACK_SET)
    ),
    Form(
        Iot.TOPIC_RULE,
        "sql",
        r"(?is)\s*select\s.+",
        "begin with SELECT",
        "SqlParseException: Expected a rule that begins with SELECT",
        f"{_DOCS}/iot/latest/developerguide/iot-sql-reference.html",
    ),
    Form(
        Iot.POLICY,
        "policy",
        r"(?s)\s*\{.*\}\s*",
        "be an object of JSON",
        "MalformedPolicyException",
        f"{_IOT}/API_CreatePolicy.html",
    ),
    Form(
        Iot.ROLE_ALIAS,
        "alias",
        r"[\w=,@-]{1,128}",
        "be of at most 128 letters, digits and _=,@-",
        "InvalidRequestException: Member must satisfy regular expression pattern: [\\w=,@-]+",
        f"{_IOT}/API_CreateRoleAlias.html",
    ),
    Form(
        Networkfirewall.RULE_GROUP,
        "ruleGroup.rulesSource.rulesSourceList.targets[]",
        r"\.?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*",
        "be a domain, which begins with a period where those below it are meant: .shop.io in place of *.shop.io",
        "InvalidRequestException: The domain is not valid",
        f"{_DOCS}/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html",
    ),
    Form(
        Fis.EXPERIMENT_TEMPLATE,
        "targets[].selectionMode",
        r"ALL|COUNT\([1-9]\d*\)|PERCENT\((100|[1-9]?\d)\)",
        "be ALL, COUNT(n) or PERCENT(n)",
        "ValidationException: Invalid selection mode",
        f"{_FIS}/targets.html#target-selection-mode",
    ),
    Form(
        Ssoadmin.PERMISSION_SET,
        "sessionDuration",
        r"PT(?!(1[3-9]|[2-9]\d)H).+",
        "be a time of 12 hours at most, such as PT8H",
        "ValidationException: Session duration must be between 1 and 12 hours",
        f"{_DOCS}/singlesignon/latest/userguide/howtosessionduration.html",
    ),
    Form(
        Amp.RULE_GROUP_NAMESPACE,
        "data",
        r"""(?s).*\bgroups["']?\s*:.*""",
        "be YAML with groups at its top",
        "ValidationException: error parsing the rules",
        f"{_DOCS}/prometheus/latest/userguide/AMP-rules-upload.html",
    ),
    Form(
        Amp.ALERT_MANAGER_DEFINITION,
        "definition",
        r"""(?s).*\balertmanager_config["']?\s*:.*""",
        "be YAML with alertmanager_config at its top",
        "ValidationException: error parsing the definition",
        f"{_DOCS}/prometheus/latest/userguide/AMP-alertmanager-config.html",
    ),
    Form(
        Amplify.APP,
        "customRules[].status",
        "200|301|302|404|404-200",
        "be 200, 301, 302, 404 or 404-200",
        "BadRequestException: Invalid status of a rule",
        f"{_DOCS}/amplify/latest/userguide/redirects.html",
    ),
    Form(
        Shield.PROTECTION,
        "resourceArn",
        "arn:[^:]+:(cloudfront|ec2|elasticloadbalancing|globalaccelerator|route53):.+",
        "be the ARN of a distribution, an address, a load balancer, an accelerator or a hosted zone",
        "InvalidResourceException: the resource cannot be protected",
        f"{_DOCS}/waf/latest/DDOSAPIReference/API_CreateProtection.html",
    ),
    *(
        Form(
            type,
            path,
            r"\d+[MG]bps",
            "be such as 1Gbps or 500Mbps",
            "DirectConnectClientException: Invalid bandwidth",
            f"{_LINE}/API_CreateConnection.html",
        )
        for type, path in (
            (Directconnect.CONNECTION, "bandwidth"),
            (Directconnect.HOSTED_CONNECTION, "bandwidth"),
            (Directconnect.LINK_AGGREGATION_GROUP, "connectionsBandwidth"),
        )
    ),
)

MANAGED_WORDS = (
    Words(Iot.TOPIC_RULE, f"{_IOT}/API_TopicRulePayload.html", {"sqlVersion": "2015-10-08 2016-03-23 beta"}),
    Words(
        Grafana.WORKSPACE_API_KEY,
        f"{_DOCS}/grafana/latest/APIReference/API_CreateWorkspaceApiKey.html",
        {"keyRole": "ADMIN EDITOR VIEWER"},
    ),
    Words(
        Servicecatalog.PRODUCT,
        f"{_DOCS}/servicecatalog/latest/dg/API_CreateProduct.html",
        {"type": "CLOUD_FORMATION_TEMPLATE MARKETPLACE TERRAFORM_OPEN_SOURCE TERRAFORM_CLOUD EXTERNAL"},
    ),
    Words(
        Servicecatalog.CONSTRAINT,
        f"{_DOCS}/servicecatalog/latest/dg/API_CreateConstraint.html",
        {"type": "LAUNCH NOTIFICATION RESOURCE_UPDATE STACKSET TEMPLATE"},
    ),
)

MANAGED_RANGES = (
    Range(Iot.ROLE_ALIAS, "credentialDuration", ((900, 43_200),), f"{_IOT}/API_CreateRoleAlias.html"),
    Range(
        Globalaccelerator.ENDPOINT_GROUP,
        "healthCheckIntervalSeconds",
        ((10, 10), (30, 30)),
        f"{_ACCELERATOR}/API_CreateEndpointGroup.html",
    ),
    *(Range(type, "vlan", ((1, 4_094),), f"{_LINE}/API_NewPrivateVirtualInterface.html") for type in _INTERFACES),
    *(
        # 9001 was the larger one, and is still taken.
        Range(
            type,
            "mtu",
            ((1_500, 1_500), (8_500, 8_500), (9_001, 9_001)),
            f"{_LINE}/API_NewPrivateVirtualInterface.html",
        )
        for type in _INTERFACES
        if "Public" not in type
    ),
    Range(
        Directconnect.GATEWAY,
        "amazonSideAsn",
        ((64_512, 65_534), (4_200_000_000, 4_294_967_294)),
        f"{_LINE}/API_CreateDirectConnectGateway.html",
    ),
)

MANAGED_RANKS = (
    Rank(
        Globalaccelerator.LISTENER,
        "fromPort",
        "toPort",
        "InvalidPortRangeException",
        f"{_ACCELERATOR}/API_PortRange.html",
        within="portRanges",
    ),
)
