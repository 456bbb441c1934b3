"""ARNs of things of this account that are there already, in whichever property they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from policies._arns import HOLE, Arn, arns
from policies._live import NamedArn, own_arn
from policies._outside import with_commands
from policies._remote import has_remote
from policypack import Aws, Finding, Resource, Stack, policy
from policypack.stack import identities

ELB = "elasticloadbalancing"
Ask = Callable[[Aws, NamedArn], bool]


def _function(aws: Aws, arn: NamedArn) -> bool:
    # Behind the function's name may stand a version or an alias.
    name = arn.resource.split(":")[1]
    return aws.lambda_.function(name, region=arn.region) is not None


def _table(aws: Aws, arn: NamedArn) -> bool:
    return aws.dynamodb.table(arn.resource.split("/")[1], region=arn.region) is not None


def _log_group(aws: Aws, arn: NamedArn) -> bool:
    name = arn.resource.removeprefix("log-group:").removesuffix(":*")
    return aws.logs.log_group(name, region=arn.region) is not None


def _topic(aws: Aws, arn: NamedArn) -> bool:
    return aws.sns.topic(arn.text, region=arn.region) is not None


def _queue(aws: Aws, arn: NamedArn) -> bool:
    return aws.sqs.queue(arn.resource, region=arn.region) is not None


def _balancer(aws: Aws, arn: NamedArn) -> bool:
    return aws.elbv2.load_balancer_at(arn.text, region=arn.region) is not None


def _group(aws: Aws, arn: NamedArn) -> bool:
    return aws.elbv2.target_group_at(arn.text, region=arn.region) is not None


def _listener(aws: Aws, arn: NamedArn) -> bool:
    return aws.elbv2.listener_at(arn.text, region=arn.region) is not None


# (Service, beginning of the resource) -> (what it is, how to ask, the command that lists what there is).
KINDS: dict[tuple[str, str], tuple[str, Ask, str]] = {
    ("lambda", "function:"): ("function", _function, "aws lambda list-functions --query 'Functions[].FunctionArn'"),
    ("dynamodb", "table/"): ("table", _table, "aws dynamodb list-tables"),
    ("logs", "log-group:"): ("log group", _log_group, "aws logs describe-log-groups --query 'logGroups[].arn'"),
    ("sns", ""): ("topic", _topic, "aws sns list-topics"),
    ("sqs", ""): ("queue", _queue, "aws sqs list-queues"),
    (ELB, "loadbalancer/app/"): ("load balancer", _balancer, "aws elbv2 describe-load-balancers"),
    (ELB, "loadbalancer/net/"): ("load balancer", _balancer, "aws elbv2 describe-load-balancers"),
    (ELB, "targetgroup/"): ("target group", _group, "aws elbv2 describe-target-groups"),
    (ELB, "listener/"): ("listener", _listener, "aws elbv2 describe-listeners --load-balancer-arn …"),
}
# Where AWS looks the ARN up when it creates the resource.
CHECKED = re.compile(
    r"(.*[.\]])?(loadBalancerArn|listenerArn|targetGroupArns?|targetGroup|eventSourceArn|functionName"
    r"|logDestination|cloudWatchLogsGroupArn)(\[\d+\])?"
)


@policy("aws:*")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """What an ARN names does not exist.

    Why: "LoadBalancerNotFound", "ListenerNotFound", "TargetGroupNotFound", "Function not found" and the like. Some
    services take the ARN all the same, and then nothing arrives: that is advised about. Another account's things
    cannot be seen from here and are left alone.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    found = [arn for arn in arns(resource) if arn.whole and _told(arn) and "*" not in arn.resource.removesuffix(":*")]
    if not found:
        return
    planned = {text.removesuffix(":*") for other in stack for text in identities(other)}
    for item in found:
        kind = _kind(item)
        if kind is None or item.shown.removesuffix(":*") in planned or item.placeholder:
            continue
        arn = own_arn(item.shown, aws)
        # A name that the stack plans may be its own, with the ARN put together in the program.
        if arn is None or arn.region == "" or not planned.isdisjoint(re.split(r"[:/]", arn.resource)):
            continue
        if arn.resource.removeprefix("log-group:").removesuffix(":*") in planned:
            continue
        what, asks, command = kind
        if not asks(aws, arn):
            yield resource.finding(
                item.path,
                problem=f"{item.path} names the {what} {arn.resource}, and there is none in {arn.region}, account "
                f"{arn.account}.",
                fix=with_commands(
                    "Name one that is there, or plan it in this stack:", f"{command} --region {arn.region}"
                ),
                level=None if CHECKED.fullmatch(item.path) and not has_remote(stack) else "advisory",
            )


def _told(arn: Arn) -> bool:
    """Is all of it known before an update?"""
    return not any(HOLE in part for part in (arn.region, arn.account, arn.resource))


def _kind(arn: Arn) -> tuple[str, Ask, str] | None:
    for (service, start), kind in KINDS.items():
        if arn.service == service and arn.resource.startswith(start):
            return kind
    return None
