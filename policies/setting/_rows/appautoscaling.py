"""Settings of Application Auto Scaling."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, TimeZone, When, Words
from policypack.catalogue.tokens import Appautoscaling

_API = f"{DOCS}/autoscaling/application/APIReference"
_SCALING = f"{_API}/API_PutScalingPolicy.html"

ROWS = (
    Words(
        Appautoscaling.POLICY,
        _SCALING,
        {
            "policyType": "StepScaling TargetTrackingScaling PredictiveScaling",
            "stepScalingPolicyConfiguration.adjustmentType": "ChangeInCapacity PercentChangeInCapacity ExactCapacity",
            "stepScalingPolicyConfiguration.metricAggregationType": "Average Minimum Maximum",
        },
    ),
    *(
        Pair(
            Appautoscaling.POLICY,
            (When("policyType", (kind,), "StepScaling"),),
            f"the policy type {kind} needs its configuration",
            _SCALING,
            needs=(name,),
        )
        for kind, name in (
            ("StepScaling", "stepScalingPolicyConfiguration"),
            ("TargetTrackingScaling", "targetTrackingScalingPolicyConfiguration"),
            ("PredictiveScaling", "predictiveScalingPolicyConfiguration"),
        )
    ),
    Pair(
        Appautoscaling.POLICY,
        (),
        "exactly one of the predefined and the customized metric must be given",
        _SCALING,
        needs=("predefinedMetricSpecification", "customizedMetricSpecification"),
        within="targetTrackingScalingPolicyConfiguration",
    ),
    Pair(
        Appautoscaling.POLICY,
        (When("predefinedMetricSpecification"),),
        "exactly one of the predefined and the customized metric must be given",
        _SCALING,
        refuses=("customizedMetricSpecification",),
        within="targetTrackingScalingPolicyConfiguration",
    ),
    Form(
        Appautoscaling.POLICY,
        "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.resourceLabel",
        r"(app|net)/[^/]+/[^/]+/targetgroup/[^/]+/[^/]+",
        "be the ends of the ARNs of the load balancer and the target group, as in "
        "app/web/778d41231b141a0f/targetgroup/web/943f017f100becff",
        "ValidationError: the resource label is app/<load-balancer-name>/<load-balancer-id>/targetgroup/<name>/<id>",
        f"{_API}/API_PredefinedMetricSpecification.html",
    ),
    Pair(
        Appautoscaling.POLICY,
        (When("policyType", ("StepScaling",), default="StepScaling"),),
        "the type StepScaling is not supported for this service",
        _SCALING,
        shuts=When(
            "serviceNamespace", ("cassandra", "comprehend", "dynamodb", "elasticache", "kafka", "lambda", "neptune")
        ),
    ),
    Pair(
        Appautoscaling.SCHEDULED_ACTION,
        (),
        "at least one of `max_capacity,min_capacity` must be set",
        f"{PROVIDER}/appautoscaling/scheduled_action.go",
        needs=("maxCapacity", "minCapacity"),
        within="scalableTargetAction",
    ),
    Form(
        Appautoscaling.SCHEDULED_ACTION,
        "schedule",
        r"(at|cron|rate)\(.+\)",
        "be at(…), cron(…) or rate(…)",
        "ValidationException: Invalid schedule expression",
        f"{_API}/API_PutScheduledAction.html",
    ),
    TimeZone(Appautoscaling.SCHEDULED_ACTION, "timezone"),
    Form(
        Appautoscaling.TARGET,
        "resourceId",
        r"(?!function:.*:\$LATEST$).+",
        "name a version or an alias of the function: $LATEST has no provisioned concurrency",
        "ValidationException: Unsupported service namespace, resource type or scalable dimension",
        f"{_API}/API_RegisterScalableTarget.html",
    ),
)
