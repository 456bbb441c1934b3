from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ELB = "arn:aws:elasticloadbalancing:eu-west-1:210987654321"
GROUP = f"{ELB}:targetgroup/web/73e2d6bc24d8a067"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lb/loadBalancer:LoadBalancer", "door")
    plan.add(
        "aws:lb/listener:Listener",
        "listens",
        loadBalancerArn=Ref("door", "arn"),
        port=80,
        protocol="HTTP",
        defaultActions=[{"type": "forward", "targetGroupArn": GROUP}],
    )
    plan.add("aws:lambda/function:Function", "bill", role="arn:aws:iam::210987654321:role/bill")
    return plan


of_another_thing = (
    Table("arn-kind-of-another-thing", base)
    .good("each of its kind")
    .bad(
        "a load balancer for a target group",
        lambda p: p.set(
            "listens",
            defaultActions=[{"type": "forward", "targetGroupArn": f"{ELB}:loadbalancer/app/web/50dc6c495c0c9188"}],
        ),
        (
            "listens",
            (
                f"defaultActions[0].targetGroupArn is {ELB}:loadbalancer/app/web/50dc6c495c0c9188, an ARN of "
                "elasticloadbalancing, loadbalancer, where a target group is named."
            ),
            "Pass the ARN of a target group.",
        ),
        level="mandatory",
    )
    .bad(
        "a policy for a role",
        lambda p: p.set("bill", role="arn:aws:iam::aws:policy/AdministratorAccess"),
        (
            "bill",
            "role is arn:aws:iam::aws:policy/AdministratorAccess, an ARN of iam, policy, where a role is named.",
        ),
        level="mandatory",
    )
    .bad(
        "where it is only looked for later",
        lambda p: p.add("aws:glue/job:Job", "sum", roleArn="arn:aws:iam::210987654321:user/sum"),
        ("sum", "roleArn is arn:aws:iam::210987654321:user/sum, an ARN of iam, user, where a role is named."),
        level="advisory",
    )
    .absent("none", lambda p: p.set("bill", role=None))
    .unknown("which", lambda p: p.set("bill", role=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
