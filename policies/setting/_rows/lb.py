"""Settings of Application, Network and Gateway Load Balancers."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Alone, Form, Pair, Range, Size, Span, When, Words
from policypack.catalogue.tokens import Lb

_API = f"{DOCS}/elasticloadbalancing/latest/APIReference"
_GROUP = f"{_API}/API_CreateTargetGroup.html"
_ATTRIBUTES = f"{_API}/API_TargetGroupAttribute.html"
_CONDITIONS = ("hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp")
_CONTENT = "text/plain text/css text/html application/javascript application/json"
_ACTIONS = "forward authenticate-oidc authenticate-cognito redirect fixed-response jwt-validation"
_LAYER_4 = ("TCP", "UDP", "TCP_UDP", "TLS")
_NEEDED = (
    ("forward", ("targetGroupArn", "forward")),
    ("redirect", ("redirect",)),
    ("fixed-response", ("fixedResponse",)),
    ("authenticate-cognito", ("authenticateCognito",)),
    ("authenticate-oidc", ("authenticateOidc",)),
)
_LAYER_7 = ("HTTP", "HTTPS")
_LAYER_4_AND_QUIC = ("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC")
_WEEK = 604_800
_PORTS: tuple[Span, ...] = ((1, 65_535),)

ROWS = (
    Words(
        Lb.LISTENER,
        f"{_API}/API_CreateListener.html",
        {
            "alpnPolicy": "HTTP1Only HTTP2Only HTTP2Optional HTTP2Preferred None",
            "defaultActions[].fixedResponse.contentType": _CONTENT,
            "defaultActions[].redirect.statusCode": "HTTP_301 HTTP_302",
            "defaultActions[].type": _ACTIONS,
            "mutualAuthentication.mode": "off verify passthrough",
        },
    ),
    Pair(
        Lb.LISTENER,
        (When("alpnPolicy"),),
        "ALPN policies are for TLS listeners",
        TRIED,
        takes=When("protocol", ("TLS",)),
    ),
    arn(Lb.LISTENER, "certificateArn", "elbv2/listener.go"),
    *(
        Pair(
            type,
            (When("type", (kind,)),),
            "an action says what it does by a part of its own",
            f"{_API}/API_Action.html",
            needs=needs,
            within=within,
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
        for kind, needs in _NEEDED
    ),
    Pair(
        Lb.LISTENER,
        (When("targetGroupArn"),),
        "they may only be given together where both name the same group",
        f"{PROVIDER}/elbv2/listener.go",
        refuses=("forward",),
        within="defaultActions",
        certain=False,
    ),
    *(
        Form(
            type,
            f"{within}[].fixedResponse.messageBody",
            r".{0,1024}",
            "have 1024 characters at most",
            "ValidationError: Member must have length less than or equal to 1024",
            f"{_API}/API_FixedResponseActionConfig.html",
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
    ),
    arn(Lb.LISTENER, "defaultActions[].targetGroupArn", "elbv2/listener.go"),
    *(
        Range(type, f"{within}[].{path}", spans, f"{_API}/{page}.html")
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
        for path, spans, page in (
            ("forward.stickiness.duration", ((1, _WEEK),), "API_TargetGroupStickinessConfig"),
            ("forward.targetGroups[].weight", ((0, 999),), "API_TargetGroupTuple"),
            ("order", ((1, 50_000),), "API_Action"),
        )
    ),
    *(
        Form(
            type,
            f"{within}[].fixedResponse.statusCode",
            r"[245]\d\d|[245]XX",
            "be 2XX, 4XX or 5XX",
            "fixed responses have a status of 2XX, 4XX or 5XX",
            f"{_API}/API_FixedResponseActionConfig.html",
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
    ),
    arn(Lb.LISTENER, "loadBalancerArn", "elbv2/listener.go"),
    Pair(
        Lb.LISTENER,
        (When("mode", ("verify",)),),
        "mutual authentication in the mode verify needs a trust store",
        f"{_API}/API_MutualAuthenticationAttributes.html",
        needs=("trustStoreArn",),
        within="mutualAuthentication",
    ),
    Pair(
        Lb.LISTENER,
        (When("mode", ("off", "passthrough")),),
        "a trust store is for the mode verify",
        f"{_API}/API_MutualAuthenticationAttributes.html",
        refuses=("trustStoreArn",),
        within="mutualAuthentication",
        certain=False,
    ),
    Pair(
        Lb.LISTENER,
        (When("mutualAuthentication.mode", ("verify", "passthrough")),),
        "only HTTPS listeners ask clients for certificates",
        TRIED,
        takes=When("protocol", ("HTTPS",)),
    ),
    Pair(
        Lb.LISTENER,
        (When("protocol", ("HTTPS",)),),
        "You can't redirect HTTPS to HTTP",
        f"{_API}/API_RedirectActionConfig.html",
        shuts=When("defaultActions.redirect.protocol", ("HTTP",)),
    ),
    *(
        Form(type, f"{within}[].{path}", pattern, shown, says, f"{_API}/{page}.html")
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
        for path, pattern, shown, says, page in (
            (
                "redirect.port",
                r"\d{1,5}|#\{port\}",
                "be a number from 1 to 65535 or #{port}",
                "You can specify a value from 1 to 65535 or #{port}",
                "API_RedirectActionConfig",
            ),
            *(
                (
                    f"authenticateOidc.{name}",
                    r"https://.+",
                    "be a full URL that begins with https://",
                    "This must be a full URL, including the HTTPS protocol, the domain, and the path",
                    "API_AuthenticateOidcActionConfig",
                )
                for name in ("authorizationEndpoint", "issuer", "tokenEndpoint", "userInfoEndpoint")
            ),
        )
    ),
    *(
        Size(
            type,
            "targetGroups",
            1,
            5,
            "an action forwards to five target groups at most",
            f"{PROVIDER}/elbv2/{file}.go",
            within=f"{within}.forward",
        )
        for type, within, file in (
            (Lb.LISTENER, "defaultActions", "listener"),
            (Lb.LISTENER_RULE, "actions", "listener_rule"),
        )
    ),
    *(
        Pair(
            type,
            (When("enabled", ("true",)),),
            "You must specify this value when enabling target group stickiness",
            f"{_API}/API_TargetGroupStickinessConfig.html",
            needs=("duration",),
            within=f"{within}.forward.stickiness",
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
    ),
    Range(Lb.LISTENER, "port", _PORTS, f"{_API}/API_CreateListener.html"),
    Range(Lb.LISTENER, "tcpIdleTimeoutSeconds", ((60, 6_000),), f"{_API}/API_ListenerAttribute.html"),
    Words(
        Lb.LISTENER_RULE,
        f"{_API}/API_CreateRule.html",
        {
            "actions[].fixedResponse.contentType": _CONTENT,
            "actions[].redirect.statusCode": "HTTP_301 HTTP_302",
            "actions[].type": _ACTIONS,
        },
    ),
    Pair(
        Lb.LISTENER_RULE,
        (When("targetGroupArn"),),
        "only one of `forward,target_group_arn` can be specified",
        f"{PROVIDER}/elbv2/listener_rule.go",
        refuses=("forward",),
        within="actions",
        # A stack that did so was deployed: where both name the same group, AWS may take it.
        certain=False,
    ),
    arn(Lb.LISTENER_RULE, "actions[].targetGroupArn", "elbv2/listener_rule.go"),
    *(
        Alone(Lb.LISTENER_RULE, ("regexValues", "values"), "elbv2/listener_rule.go", f"conditions.{name}")
        for name in ("hostHeader", "httpHeader", "pathPattern")
    ),
    Pair(
        Lb.LISTENER_RULE,
        (),
        f"one of `{','.join(_CONDITIONS)}` must be specified",
        f"{PROVIDER}/elbv2/listener_rule.go",
        needs=_CONDITIONS,
        within="conditions",
    ),
    *(
        Form(Lb.LISTENER_RULE, f"conditions[].{path}", pattern, shown, says, f"{_API}/{page}.html")
        for path, pattern, shown, says, page in (
            (
                "hostHeader.values[]",
                r"[^/:\s]{1,128}",
                "be the name of a host, without a scheme, a port or a path, of 128 characters at most",
                "ValidationError: Condition value contains a character that is not valid",
                "API_HostHeaderConditionConfig",
            ),
            (
                "httpHeader.httpHeaderName",
                r"(?i)(?!host$).{1,40}",
                "have 40 characters at most and be none that has a condition of its own, as Host has hostHeader",
                "ValidationError: The host header is asked for by a host-header condition",
                "API_HttpHeaderConditionConfig",
            ),
            (
                "httpRequestMethod.values[]",
                r"[A-Z_-]{1,40}",
                "be of capital letters, hyphens and underscores",
                "ValidationError: Condition value contains a character that is not valid",
                "API_HttpRequestMethodConditionConfig",
            ),
            (
                "pathPattern.values[]",
                r".{1,128}",
                "have 128 characters at most",
                "ValidationError: Condition value is longer than 128 characters",
                "API_PathPatternConditionConfig",
            ),
            (
                "sourceIp.values[]",
                r"[0-9A-Fa-f.:]+/\d{1,3}",
                "be a range of addresses, such as 203.0.113.7/32",
                "ValidationError: The value must be a valid CIDR block",
                "API_SourceIpConditionConfig",
            ),
        )
    ),
    arn(Lb.LISTENER_RULE, "listenerArn", "elbv2/listener_rule.go"),
    Form(
        Lb.LISTENER_RULE,
        "actions[].redirect.path",
        r"[/#].*",
        "begin with a slash",
        "ValidationError: The Path parameter must be the absolute path, starting with the leading '/'",
        f"{_API}/API_RedirectActionConfig.html",
    ),
    Words(
        Lb.LOAD_BALANCER,
        f"{_API}/API_LoadBalancerAttribute.html",
        {
            "desyncMitigationMode": "monitor defensive strictest",
            "dnsRecordClientRoutingPolicy": "availability_zone_affinity any_availability_zone "
            "partial_availability_zone_affinity",
            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "on off",
            "ipAddressType": "ipv4 dualstack dualstack-without-public-ipv4",
            "loadBalancerType": "application network gateway",
            "xffHeaderProcessingMode": "append preserve remove",
        },
    ),
    Range(Lb.LOAD_BALANCER, "clientKeepAlive", ((60, _WEEK),), f"{_API}/API_LoadBalancerAttribute.html"),
    Range(Lb.LOAD_BALANCER, "idleTimeout", ((1, 4_000),), f"{_API}/API_LoadBalancerAttribute.html"),
    Pair(
        Lb.LOAD_BALANCER,
        (When("loadBalancerType", ("gateway",)),),
        "a gateway load balancer has no security groups",
        f"{_API}/API_CreateLoadBalancer.html",
        refuses=("securityGroups",),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("loadBalancerType", ("gateway",)),),
        "You can't specify a scheme for a Gateway Load Balancer",
        f"{_API}/API_CreateLoadBalancer.html",
        shuts=When("internal", ("true",)),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("loadBalancerType", ("network", "gateway")),),
        "addresses without public IPv4 ones are for application load balancers",
        f"{_API}/API_CreateLoadBalancer.html",
        shuts=When("ipAddressType", ("dualstack-without-public-ipv4",)),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("subnetMappings.privateIpv4Address"),),
        "a private address is for an internal load balancer",
        f"{_API}/API_SubnetMapping.html",
        takes=When("internal", ("true",), default="false"),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("enablePrefixForIpv6SourceNat", ("on",)),),
        "The IP address type must be dualstack",
        f"{_API}/API_CreateLoadBalancer.html",
        takes=When("ipAddressType", ("dualstack",), default="ipv4"),
    ),
    *(
        Pair(
            Lb.LOAD_BALANCER,
            (When("enabled", ("true",)),),
            "the bucket is required if logs are enabled",
            f"{_API}/API_LoadBalancerAttribute.html",
            needs=("bucket",),
            within=within,
        )
        for within in ("accessLogs", "connectionLogs")
    ),
    Range(Lb.LOAD_BALANCER, "secondaryIpsAutoAssignedPerSubnet", ((0, 7),), f"{PROVIDER}/elbv2/load_balancer.go"),
    Pair(
        Lb.LOAD_BALANCER,
        (),
        "You must specify either subnets or subnet mappings",
        f"{_API}/API_CreateLoadBalancer.html",
        needs=("subnets", "subnetMappings"),
    ),
    Pair(
        Lb.LOAD_BALANCER,
        (When("subnets"),),
        "You must specify either subnets or subnet mappings, but not both",
        f"{_API}/API_CreateLoadBalancer.html",
        refuses=("subnetMappings",),
    ),
    Words(
        Lb.TARGET_GROUP,
        _GROUP,
        {
            "healthCheck.protocol": "HTTP HTTPS TCP",
            "protocol": "HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC",
            "protocolVersion": "HTTP1 HTTP2 GRPC",
        },
        any_case=True,
    ),
    Words(
        Lb.TARGET_GROUP,
        _ATTRIBUTES,
        {
            "ipAddressType": "ipv4 ipv6",
            "loadBalancingAlgorithmType": "round_robin least_outstanding_requests weighted_random",
            "loadBalancingAnomalyMitigation": "on off",
            "loadBalancingCrossZoneEnabled": "true false use_load_balancer_configuration",
            "stickiness.type": "lb_cookie app_cookie source_ip source_ip_dest_ip source_ip_dest_ip_proto",
            "targetFailovers[].onDeregistration": "rebalance no_rebalance",
            "targetFailovers[].onUnhealthy": "rebalance no_rebalance",
            "targetType": "instance ip lambda alb",
        },
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("healthCheck.protocol", ("TCP",)),),
            "a check by TCP opens a connection and asks for nothing",
            _GROUP,
            refuses=(other,),
        )
        for other in ("healthCheck.path", "healthCheck.matcher")
    ),
    Form(
        Lb.TARGET_GROUP,
        "healthCheck.port",
        r"traffic-port|\d{1,5}",
        "be a number or traffic-port",
        "ValidationError: Health check port is neither 'traffic-port' nor a number from 1 to 65535",
        _GROUP,
    ),
    *(
        Form(
            Lb.TARGET_GROUP,
            "healthCheck.matcher",
            rf"{codes}([-,]{codes})*",
            f"be codes from {first} to {last}, such as {shown}",
            f"you can specify codes of {kind} between {first} and {last}",
            f"{_API}/API_Matcher.html",
            when=when,
        )
        for when, codes, kind, first, last, shown in (
            (
                (When("protocol", _LAYER_7), When("protocolVersion", ("HTTP1", "HTTP2"), default="HTTP1")),
                r"[2-4]\d\d",
                *("HTTP", 200, 499, "200, 200,202 or 200-299"),
            ),
            ((When("protocolVersion", ("GRPC",)),), r"\d\d?", "gRPC", 0, 99, "12, 0,1 or 0-5"),
            ((When("protocol", ("GENEVE",)),), r"[23]\d\d", "HTTP", 200, 399, "200-399"),
            ((When("protocol", _LAYER_4_AND_QUIC),), r"[2-5]\d\d", "HTTP", 200, 599, "200, 200,202 or 200-299"),
            ((When("targetType", ("lambda",)),), r"[2-4]\d\d", "HTTP", 200, 499, "200, 200,202 or 200-299"),
        )
    ),
    *(
        Range(Lb.TARGET_GROUP, path, spans, source)
        for source, found in (
            (
                _GROUP,
                (
                    ("healthCheck.healthyThreshold", ((2, 10),)),
                    ("healthCheck.interval", ((5, 300),)),
                    ("healthCheck.timeout", ((2, 120),)),
                    ("healthCheck.unhealthyThreshold", ((2, 10),)),
                    ("port", _PORTS),
                ),
            ),
            (
                _ATTRIBUTES,
                (
                    ("deregistrationDelay", ((0, 3_600),)),
                    ("slowStart", ((0, 0), (30, 900))),
                    ("stickiness.cookieDuration", ((0, _WEEK),)),
                ),
            ),
        )
        for path, spans in found
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("ipAddressType", ("ipv6",)),),
        "groups of IPv6 addresses have instances or addresses as targets",
        _GROUP,
        shuts=When("targetType", ("lambda", "alb")),
        certain=False,
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("loadBalancingAnomalyMitigation", ("on",)),),
        "anomaly mitigation is only available with the weighted_random algorithm",
        _ATTRIBUTES,
        takes=When("loadBalancingAlgorithmType", ("weighted_random",), default="round_robin"),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("HTTP", "HTTPS")), When("healthCheck.enabled", ("true",), default="true")),
        "the TCP protocol is not supported for health checks of a group that speaks HTTP or HTTPS",
        _GROUP,
        takes=When("healthCheck.protocol", ("HTTP", "HTTPS"), default="HTTP"),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("GENEVE",)),),
        "If the protocol is GENEVE, the supported port is 6081",
        _GROUP,
        takes=When("port", ("6081",)),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("targetType", ("instance", "ip", "alb"), default="instance"),),
        "health checks are always enabled and can't be disabled",
        _GROUP,
        shuts=When("healthCheck.enabled", ("false",)),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("UDP", "TCP_UDP")),),
        "Client IP preservation can't be disabled for UDP and TCP_UDP target groups",
        _ATTRIBUTES,
        shuts=When("preserveClientIp", ("false",)),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("GENEVE",)), When("stickiness.enabled", ("true",), default="true")),
        "gateway load balancers know a flow by its addresses",
        _ATTRIBUTES,
        shuts=When("stickiness.type", ("lb_cookie", "app_cookie", "source_ip")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", _LAYER_4), When("stickiness.enabled", ("true",), default="true")),
        "cookies are for application load balancers",
        _ATTRIBUTES,
        shuts=When("stickiness.type", ("lb_cookie", "app_cookie")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", ("HTTP", "HTTPS")), When("stickiness.enabled", ("true",), default="true")),
        "application load balancers know the client by a cookie",
        _ATTRIBUTES,
        shuts=When("stickiness.type", ("source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("protocol", _LAYER_4_AND_QUIC),),
        "protocol versions are for HTTP and HTTPS",
        _GROUP,
        refuses=("protocolVersion",),
        certain=False,
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("protocol", kinds),),
            f"the attribute is not supported for groups of {'/'.join(kinds)}",
            _ATTRIBUTES,
            refuses=(name,),
            certain=False,
        )
        for name, kinds in (
            ("connectionTermination", _LAYER_7),
            ("loadBalancingAlgorithmType", _LAYER_4_AND_QUIC),
            ("preserveClientIp", _LAYER_7),
            ("proxyProtocolV2", _LAYER_7),
            ("slowStart", _LAYER_4_AND_QUIC),
            ("targetHealthStates", _LAYER_7),
        )
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("slowStart"),),
        "slow start is for the algorithm round_robin",
        _ATTRIBUTES,
        shuts=When("loadBalancingAlgorithmType", ("least_outstanding_requests", "weighted_random")),
        certain=False,
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("stickiness.type", ("app_cookie",)), When("stickiness.enabled", ("true",), default="true")),
        "the application's cookie has to be named",
        _ATTRIBUTES,
        needs=("stickiness.cookieName",),
    ),
    Form(
        Lb.TARGET_GROUP,
        "stickiness.cookieName",
        r"(?!AWSALB).+",
        "not begin with AWSALB",
        "ValidationError: AWSALB, AWSALBAPP and AWSALBTG are reserved",
        _ATTRIBUTES,
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("onDeregistration", (kind,)),),
            "on_deregistration and on_unhealthy must be the same",
            f"{PROVIDER}/elbv2/target_group.go",
            takes=When("onUnhealthy", (kind,)),
            within="targetFailovers",
        )
        for kind in ("rebalance", "no_rebalance")
    ),
    *(
        Pair(
            Lb.TARGET_GROUP,
            (When("targetType", ("instance", "ip", "alb"), default="instance"),),
            "targets that are no function need it",
            _GROUP,
            needs=(other,),
        )
        for other in ("port", "protocol", "vpcId")
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("targetType", ("alb",)),),
        "a group of load balancers speaks TCP",
        f"{DOCS}/elasticloadbalancing/latest/network/application-load-balancer-target.html",
        takes=When("protocol", ("TCP", "TLS")),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("targetType", ("lambda",)),),
        "a function has no port, no protocol and no VPC",
        _GROUP,
        refuses=("port", "protocol", "vpcId"),
        certain=False,
    ),
)
