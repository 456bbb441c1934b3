from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

LOGGING, ACL = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "arn:aws:wafv2:x"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "logs", bucket="aws-waf-logs-acme")
    return plan.add(LOGGING, "to", resourceArn=ACL, logDestinationConfigs=[Ref("logs", "arn")])


destination_name_refused = (
    Table("waf-logging-destination-name-refused", base)
    .good("a bucket")
    .good(
        "a group as text",
        lambda p: p.set("to", logDestinationConfigs=["arn:aws:logs:eu-west-1:1:log-group:aws-waf-logs-a:*"]),
    )
    .bad(
        "another name",
        lambda p: p.set("logs", bucket="acme-waf"),
        ("to", "The logs go to logs, whose name is 'acme-waf'; it must begin with aws-waf-logs-."),
        level="mandatory",
    )
    .good("no ARN, which the provider refuses", lambda p: p.set("to", logDestinationConfigs=["waf"]))
    .bad(
        "a long name",
        lambda p: p.set("logs", bucket="waf-logs-of-the-orders-of-acme-europe-production"),
        (
            "to",
            (
                "The logs go to logs, whose name is 'waf-logs-of-the-orders-of-acme-europe-production'; it must begin "
                "with aws-waf-logs-."
            ),
            "Call it aws-waf-logs-waf-logs-of-the-orders-of-acme-europe-pr.",
        ),
    )
    .absent("none", lambda p: p.set("to", logDestinationConfigs=None))
    .unknown("from an update", lambda p: p.set("to", logDestinationConfigs=[Unknown()]))
    .outside(
        "a stream of another stack",
        lambda p: p.set("to", logDestinationConfigs=["arn:aws:firehose:eu-west-1:1:deliverystream/waf"]),
        ("to", "The logs go to waf, whose name is 'waf'; it must begin with aws-waf-logs-."),
    )
)
