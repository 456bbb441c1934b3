from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

READS = {"scalableDimension": "dynamodb:table:ReadCapacityUnits", "serviceNamespace": "dynamodb"}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    plan.add("aws:appautoscaling/target:Target", "reads", resourceId=ID, minCapacity=1, maxCapacity=5, **READS)
    plan.add("aws:appautoscaling/policy:Policy", "by-use", resourceId="table/rows", **READS)
    return plan.set("by-use", **tracking("DynamoDBReadCapacityUtilization"))


ID = Ref("rows", "name", before="table/")


def tracking(metric: object) -> dict[str, object]:
    specification = {"predefinedMetricSpecification": {"predefinedMetricType": metric}, "targetValue": 70}
    return {"policyType": "TargetTrackingScaling", "targetTrackingScalingPolicyConfiguration": specification}


def scaled(dimension: str, id: object) -> object:
    namespace = dimension.partition(":")[0]
    return lambda plan: plan.set("reads", scalableDimension=dimension, serviceNamespace=namespace, resourceId=id)


dimension_mismatch = (
    Table("appautoscaling-dimension-mismatch", base)
    .good("a table")
    .good("an index", scaled("dynamodb:index:ReadCapacityUnits", "table/rows/index/by-day"))
    .good("a service", scaled("ecs:service:DesiredCount", "service/shop/web"))
    .good("an alias", scaled("lambda:function:ProvisionedConcurrency", "function:sum:live"))
    .good("a dimension that is newer", scaled("new:thing:Count", "anything"))
    .bad(
        "a service without its cluster",
        scaled("ecs:service:DesiredCount", "web"),
        (
            "reads",
            "resourceId is 'web', and for ecs:service:DesiredCount it must have the form service/CLUSTER/SERVICE.",
        ),
        level="mandatory",
    )
    .bad(
        "another service",
        lambda p: p.set("reads", serviceNamespace="ecs"),
        ("reads", "scalableDimension is dynamodb:table:ReadCapacityUnits, and serviceNamespace is ecs."),
    )
    .bad(
        "an index as a table",
        scaled("dynamodb:table:ReadCapacityUnits", "table/rows/index/by-day"),
        (
            "reads",
            (
                "resourceId is 'table/rows/index/by-day', and for dynamodb:table:ReadCapacityUnits it must have "
                "the form table/TABLE."
            ),
        ),
    )
    .bad(
        "a planned one as something else",
        lambda p: p.set("reads", resourceId=Ref("rows", "name", before="index/")),
        (
            "reads",
            (
                "resourceId is 'index/${rows.name}', and for dynamodb:table:ReadCapacityUnits it must have the form "
                "table/TABLE."
            ),
            "Write it as table/TABLE.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a planned one of which the end is not known",
        scaled("ecs:service:DesiredCount", Ref("rows", "name", before="service/")),
        (
            "reads",
            (
                "resourceId is 'service/${rows.name}', and for ecs:service:DesiredCount it must have the form "
                "service/CLUSTER/SERVICE."
            ),
        ),
        level="advisory",
        view="preview",
    )
    .absent("no id", lambda p: p.set("reads", resourceId=None))
    .unknown("which dimension", lambda p: p.set("reads", scalableDimension=Unknown()))
)

metric_of_other_service = (
    Table("appautoscaling-metric-of-other-service", base)
    .good("reads by reads")
    .good("a metric that is newer", lambda p: p.set("by-use", **tracking("NewUtilization")))
    .bad(
        "of ECS",
        lambda p: p.set("by-use", **tracking("ECSServiceAverageCPUUtilization")),
        (
            "by-use",
            (
                "predefinedMetricType is ECSServiceAverageCPUUtilization, and what is scaled is "
                "dynamodb:table:ReadCapacityUnits."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "reads by writes",
        lambda p: p.set("by-use", **tracking("DynamoDBWriteCapacityUtilization")),
        (
            "by-use",
            (
                "predefinedMetricType is DynamoDBWriteCapacityUtilization, and what is scaled is "
                "dynamodb:table:ReadCapacityUnits."
            ),
            "Use DynamoDBReadCapacityUtilization.",
        ),
    )
    .bad(
        "writes by reads",
        lambda p: p.set("by-use", scalableDimension="dynamodb:table:WriteCapacityUnits"),
        (
            "by-use",
            (
                "predefinedMetricType is DynamoDBReadCapacityUtilization, and what is scaled is "
                "dynamodb:table:WriteCapacityUnits."
            ),
            "Use DynamoDBWriteCapacityUtilization.",
        ),
    )
    .bad(
        "writes by reads, and no service is said",
        lambda p: p.set("by-use", scalableDimension="dynamodb:table:WriteCapacityUnits", serviceNamespace=None),
        (
            "by-use",
            (
                "predefinedMetricType is DynamoDBReadCapacityUtilization, and what is scaled is "
                "dynamodb:table:WriteCapacityUnits."
            ),
            "Use DynamoDBWriteCapacityUtilization.",
        ),
    )
    .absent("none", lambda p: p.set("by-use", targetTrackingScalingPolicyConfiguration=None))
    .unknown("which", lambda p: p.set("by-use", **tracking(Unknown())))
)


def tracked(plan: Plan, name: str, metric: object = "DynamoDBReadCapacityUtilization", of: object = ID) -> Plan:
    return plan.add(
        "aws:appautoscaling/policy:Policy",
        name,
        policyType="TargetTrackingScaling",
        resourceId=of,
        targetTrackingScalingPolicyConfiguration={
            "predefinedMetricSpecification": {"predefinedMetricType": metric},
            "targetValue": 70,
        },
        **READS,
    )


def labelled(plan: Plan, name: str, label: object) -> Plan:
    predefined = {"predefinedMetricType": "ALBRequestCountPerTarget", "resourceLabel": label}
    return tracked(plan, name, "ALBRequestCountPerTarget").set(
        name, targetTrackingScalingPolicyConfiguration={"predefinedMetricSpecification": predefined, "targetValue": 70}
    )


def once() -> Plan:
    plan = Plan()
    plan.add("aws:dynamodb/table:Table", "rows", name="rows")
    plan.add("aws:appautoscaling/target:Target", "reads", resourceId=ID, minCapacity=1, maxCapacity=5, **READS)
    return tracked(plan, "one")


metric_tracked_twice = (
    Table("appautoscaling-metric-tracked-twice", once)
    .good("once")
    .good("of another target", lambda p: tracked(p, "two", of="table/other"))
    .bad(
        "twice",
        lambda p: tracked(p, "two"),
        ("two", "one keeps DynamoDBReadCapacityUtilization of the same target already."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "by name",
        lambda p: tracked(tracked(p, "two", of="table/rows"), "three", of="table/rows"),
        ("three", "two keeps DynamoDBReadCapacityUtilization of the same target already."),
    )
    .absent("no metric of AWS's", lambda p: tracked(p, "two", metric=None))
    .unknown("the metric", lambda p: tracked(p, "two", metric=Unknown()), undecided=False)
    .unknown("the label", lambda p: labelled(labelled(p, "two", Unknown()), "three", Unknown()), undecided=False)
    .good("by two labels", lambda p: labelled(labelled(p, "two", "a"), "three", "b"))
    .absent("of nothing", lambda p: tracked(tracked(p, "two", of=None), "three", of=None))
    .unknown("the target", lambda p: tracked(tracked(p, "two", of=Unknown()), "three", of=Unknown()), undecided=False)
    .outside("the only one here", lambda p: p.set("one", resourceId="table/other"))
)


CONCURRENCY = {"scalableDimension": "lambda:function:ProvisionedConcurrency", "serviceNamespace": "lambda"}


def functions() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "orders", name="orders")
    plan.add("aws:lambda/alias:Alias", "live", name="live", functionName=Ref("orders", "name"), functionVersion="1")
    plan.add("aws:appautoscaling/target:Target", "warm", resourceId=ALIAS, minCapacity=1, maxCapacity=5, **CONCURRENCY)
    return plan


ALIAS = Ref("orders", "name", before="function:", after=":live")
alias_missing = (
    Table("appautoscaling-alias-missing", functions)
    .good("an alias of the stack")
    .good("a version", lambda p: p.set("warm", resourceId=Ref("orders", "name", before="function:", after=":3")))
    .good("an alias whose name only an update knows", lambda p: p.set("live", name=Unknown()), view="preview")
    .bad(
        "named after the dimension",
        lambda p: p.set("warm", resourceId=Ref("orders", "name", before="function:", after=":provisioned-concurrency")),
        (
            "warm",
            "resourceId names the alias provisioned-concurrency of orders, which no Alias of this stack makes.",
            "Add an Alias provisioned-concurrency of a published version of orders, and take its name from there.",
        ),
        view="preview",
        level="advisory",
    )
    .bad(
        "by a text",
        lambda p: p.set("warm", resourceId="function:orders:blue"),
        ("warm", "resourceId names the alias blue of orders, which no Alias of this stack makes."),
    )
    .absent("none", lambda p: p.remove("warm"))
    .unknown("from an update", lambda p: p.set("warm", resourceId=Unknown()))
    .outside("a function of another stack", lambda p: p.set("warm", resourceId="function:bills:live"))
)
