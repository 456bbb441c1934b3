"""Targets of EventBridge rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Cloudwatch, Dynamodb, Kinesis, Lambda, Sns, Sqs, Ssm
from policypack.shelf.shapes import is_json
from policypack.shelf.targets import named_target

# What EventBridge reaches by the policy of the target alone. A role is for the functions of other accounts.
_LOGS = re.compile(r"arn:[^:]+:logs:.*")
_QUEUE = re.compile(r"arn:[^:]+:sqs:[^:]*:[^:]*:[^:]+")


@policy(Cloudwatch.EVENT_TARGET)
def role_refused(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target is given a role that its kind does not take.

    Why: "ValidationException: RoleArn is not supported for target". Log groups, and functions of the same account, are
    reached by their own policies.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    """
    if not target.given("roleArn"):
        return
    arn = target.raw("arn")
    planned = stack.follow(target, "arn", Lambda.FUNCTION, Cloudwatch.LOG_GROUP)
    text = arn.prefix if isinstance(arn, Text) else arn if isinstance(arn, str) else ""
    if not planned and not _LOGS.match(text):
        target.partial("arn")
        return
    function = planned if planned and planned.type == Lambda.FUNCTION else None
    what = f"the function {function.name}" if function else "a log group"
    yield target.finding(
        "roleArn",
        problem=f"The target is {what}, and roleArn is set.",
        fix="Remove roleArn, and let the target's own policy admit events.amazonaws.com: a Permission of a function, a "
        "LogResourcePolicy for log groups.",
        # Functions of other accounts are reached by a role, and nothing says that those of this one never will be.
        level="advisory" if function else None,
    )


@policy(Cloudwatch.EVENT_TARGET)
def dead_letters_no_queue(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Dead letters of a target go to what is no standard queue.

    Why: "ValidationException: Parameter … DeadLetterConfig.Arn is not valid": EventBridge sends them to standard SQS
    queues alone.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
    """
    letters = target.block("deadLetterConfig")
    if letters is None or letters.raw("arn") in (None, ""):
        return
    arn = letters.raw("arn")
    others = stack.follow_all(letters, "arn", Dynamodb.TABLE, Kinesis.STREAM, Lambda.FUNCTION, S3.BUCKET, Sns.TOPIC)
    queues = stack.follow_all(letters, "arn", Sqs.QUEUE)
    if others and not queues:
        problem = f"deadLetterConfig.arn is that of {others[0].name}, which is no queue."
    elif len(queues) == 1 and queues[0].flag("fifoQueue"):
        problem = f"deadLetterConfig.arn is that of {queues[0].name}, a FIFO queue."
    elif isinstance(arn, str) and not queues and not _QUEUE.fullmatch(arn):
        problem = f"deadLetterConfig.arn is {arn!r}, which is no queue."
    elif isinstance(arn, str) and arn.endswith(".fifo"):
        problem = f"deadLetterConfig.arn is {arn!r}, a FIFO queue."
    else:
        letters.partial("arn")
        return
    yield letters.finding("arn", problem=problem, fix="Give the ARN of a standard SQS queue.")


# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
_MOST_TARGETS = 5


@policy(Cloudwatch.EVENT_TARGET, level="advisory")
def too_many(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Rule gets more targets than it takes.

    Why: "LimitExceededException: The requested resource exceeds the maximum number allowed": five targets for a rule.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
    """
    rule = stack.follow(target, "rule", Cloudwatch.EVENT_RULE)
    targets = stack.once(_targets, rule) if rule is not None and not rule.external else []
    if rule is not None and len(targets) > _MOST_TARGETS and targets[-1] is target:
        yield target.finding(
            "rule",
            problem=f"The rule {rule.name} has {len(targets)} targets; {_MOST_TARGETS} are allowed.",
            fix="Make a second rule of the same pattern or schedule, or send to a topic that tells all.",
        )


def _targets(stack: Stack, rule: Resource) -> list[Resource]:
    return stack.referrers(rule, Cloudwatch.EVENT_TARGET, property="rule")


# What these kinds of targets are reached with, besides their ARN.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
# https://github.com/awsdocs/aws-codepipeline-user-guide/pull/18
_BY_ROLE = (
    *("api-destination", "batch", "codebuild", "codepipeline", "ecs", "firehose", "kinesis", "redshift", "states"),
)
_TOLD = {"batch": "batchTarget", "ecs": "ecsTarget"}
_BEGINS_WITH = {"batchTarget": "jobName and jobDefinition", "ecsTarget": "taskDefinitionArn"}
# Automation is started by another ARN, of automation-definition/NAME: by that of a document, Run Command runs it.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tutorial-ec2-run-command.html
_DOCUMENT = re.compile(r"arn:[^:]+:ssm:[^:]*:[^:]*:document/.*")
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
_PLACEHOLDER = re.compile(r"<[^<>\s]+>")


@policy(Cloudwatch.EVENT_TARGET)
def setting_missing(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target lacks what EventBridge needs for its kind.

    Why: "ValidationException: RoleArn is required for target arn:aws:codepipeline:…", "Parameter(s) EcsParameters must
    be specified for target", "Parameter(s) SqsParameters must be specified" of FIFO queues, "Invalid
    RunCommandParameters" of documents.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
    """
    arn = target.raw("arn")
    document = stack.follow(target, "arn", Ssm.DOCUMENT)
    if (document or (isinstance(arn, str) and _DOCUMENT.fullmatch(arn))) and not target.has("runCommandTargets"):
        yield target.finding(
            "runCommandTargets",
            problem=f"The target is {f'the document {document.name}' if document else 'a document'}, which Run Command "
            "runs, and there is no runCommandTargets.",
            fix="Say by runCommandTargets on which machines it runs; or start an automation, by the ARN of its "
            "automation-definition/NAME.",
        )
    found = named_target(target, "arn", stack)
    if found is None:
        return
    what = f"{found.resource.name} ({found.kind})" if found.resource else f"a resource of {found.kind}"
    # A rule may have a role for all its targets.
    rule = stack.follow(target, "rule", Cloudwatch.EVENT_RULE)
    if found.kind in _BY_ROLE and not target.has("roleArn") and not (rule and rule.has("roleArn")):
        yield target.finding(
            "roleArn",
            problem=f"The target is {what}, and there is no roleArn.",
            fix="Set roleArn to a role that events.amazonaws.com may assume and that may use the target.",
            level=None if rule and not rule.external else "advisory",
        )
    needed = "sqsTarget" if found.fifo else _TOLD.get(found.kind)
    if needed and not target.has(needed):
        yield target.finding(
            needed,
            problem=f"The target is {what}{', a FIFO queue' if found.fifo else ''}, and there is no {needed}.",
            fix="Set sqsTarget.messageGroupId."
            if found.fifo
            else f"Set {needed}, which says what runs there: {_BEGINS_WITH[needed]}.",
        )


@policy(Cloudwatch.EVENT_TARGET)
def input_malformed(target: Resource) -> Iterator[Finding]:
    """Input of a target is not JSON.

    Why: "ValidationException: JSON syntax error in input for target", "Invalid InputTemplate for target": a template is
    an object, or text in quotes; a placeholder such as <instance> stands for a value or within quotes.
    Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html
    """
    given = target.raw("input")
    if isinstance(given, str) and given and not is_json(given):
        yield target.finding(
            "input",
            problem="input is not JSON.",
            fix="Build it with json.dumps or JSON.stringify; a text needs quotes.",
        )
    transformer = target.block("inputTransformer")
    template = transformer.raw("inputTemplate") if transformer else None
    if transformer is None or not isinstance(template, str):
        return
    filled = _PLACEHOLDER.sub("0", template)
    if not is_json(filled) and not all(is_json(line) for line in filled.splitlines() if line.strip()):
        yield transformer.finding(
            "inputTemplate",
            problem="inputTemplate is neither an object nor text in quotes.",
            fix="Put the text into quotes, those of JSON within those of the program, or write an object.",
        )
    paths = transformer.block("inputPaths")
    known = set(paths.keys()) if paths else set()
    unknown = [name for name in _PLACEHOLDER.findall(template) if name[1:-1] not in known]
    unknown = [name for name in unknown if not name.startswith("<aws.events.")]
    if unknown:
        yield transformer.finding(
            "inputTemplate",
            problem=f"inputTemplate has {', '.join(sorted(set(unknown)))}, which inputPaths does not name.",
            fix="Add it to inputPaths.",
            level="advisory",
        )
