from __future__ import annotations

from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown

SERVICE = "aws:ecs/service:Service"
FUNCTION = "aws:lambda/function:Function"

ELSEWHERE = "arn:aws:iam::135792468013:role/deployer"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "worker", assumeRolePolicy="{}")
    plan.add(FUNCTION, "job", role=Ref("worker", "arn"), layers=["arn:aws:lambda:eu-west-1:580247275435:layer:X:2"])
    plan.add(
        "aws:s3/bucketPolicy:BucketPolicy",
        "logs",
        policy='{"Statement": [{"Principal": {"AWS": "arn:aws:iam::156460612806:root"}}]}',
    )
    return plan


NAMED = ("job", "role names the account 135792468013.")

id_hardcoded = (
    Table("account-id-hardcoded", base)
    .good("references, layers and AWS's own accounts")
    .good("allowed", lambda plan: plan.set("job", role=ELSEWHERE), config={"allowed": ["135792468013"]})
    .good(
        "a placeholder is another policy's",
        lambda plan: plan.set("job", role="arn:aws:iam::123456789012:role/x"),
    )
    .good(
        "the own account was asked for",
        lambda plan: plan.set("job", role="arn:aws:iam::210987654321:role/x"),
        facts={},
        view="preview",
    )
    .good(
        "a partner's, which is let in",
        lambda plan: plan.set("job", role=ELSEWHERE).add(
            "aws:sns/topicPolicy:TopicPolicy",
            "lets-in",
            policy='{"Statement": [{"Principal": {"AWS": "arn:aws:iam::135792468013:root"}}]}',
        ),
        view="preview",
    )
    .bad("a role", lambda plan: plan.set("job", role=ELSEWHERE), NAMED, view="preview", level="advisory")
    .bad(
        "an image",
        lambda plan: plan.set("job", imageUri="135792468013.dkr.ecr.eu-west-1.amazonaws.com/app:1"),
        ("job", "imageUri names the account 135792468013."),
        view="preview",
    )
    .not_found(
        "another account than the own", lambda plan: plan.set("job", role=ELSEWHERE), NAMED, facts={}, view="preview"
    )
    .cannot_ask("whose account it is", lambda plan: plan.set("job", role=ELSEWHERE), facts=CANNOT_ASK, view="preview")
    .absent("no role", lambda plan: plan.set("job", role=None))
    .unknown("the engine cannot tell where it comes from", lambda plan: plan.set("job", role=ELSEWHERE), view="engine")
    .unknown("ARN from an update", lambda plan: plan.set("job", role=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
