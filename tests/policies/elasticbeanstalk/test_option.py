from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

ENVIRONMENT, BALANCER = "aws:elasticbeanstalk:environment", "aws:elb:loadbalancer"


def base() -> Plan:
    plan = Plan().add("aws:elasticbeanstalk/environment:Environment", "web", application="shop")
    return with_option(plan, ENVIRONMENT, "LoadBalancerType")


def with_option(plan: Plan, namespace: object, name: object) -> Plan:
    return plan.set("web", settings=[{"namespace": namespace, "name": name, "value": "application"}])


unknown = (
    Table("elasticbeanstalk-option-unknown", base)
    .good("one that is there")
    .good(
        "variables have any name", lambda p: with_option(p, "aws:elasticbeanstalk:application:environment", "MinSize")
    )
    .bad(
        "in another namespace",
        lambda p: with_option(p, BALANCER, "LoadBalancerType"),
        ("web", "The namespace aws:elb:loadbalancer has no option LoadBalancerType."),
        level="mandatory",
    )
    .bad(
        "with a space",
        lambda p: with_option(p, "aws:autoscaling:trigger", " LowerThreshold"),
        ("web", "name is ' LowerThreshold', with a space about it."),
        level="mandatory",
    )
    .bad(
        "nowhere",
        lambda p: with_option(p, ENVIRONMENT, "LoadBalancrType"),
        (
            "web",
            (
                "The namespace aws:elasticbeanstalk:environment has no option LoadBalancrType; did you mean "
                "'LoadBalancerType'?"
            ),
        ),
        level="advisory",
    )
    .absent("no options", lambda p: p.set("web", settings=None))
    .unknown("the name", lambda p: with_option(p, BALANCER, Unknown()), undecided=False)
    .without("outside", "looks at one resource alone")
)
