from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown

ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
DASHBOARD = "aws:cloudwatch/dashboard:Dashboard"
ERRORS = ["AWS/Lambda", "Errors", "FunctionName", "bill", {"stat": "Sum"}]


def body(*metrics: object, **place: object) -> Json:
    widget = {"type": "metric", "properties": {"region": "eu-west-1", "metrics": list(metrics)}, **place}
    return Json({"widgets": [widget]})


def base() -> Plan:
    plan = Plan()
    plan.add("aws:lambda/function:Function", "bill", name="bill")
    plan.add(
        ALARM,
        "failing",
        namespace="AWS/Lambda",
        metricName="Errors",
        statistic="Sum",
        period=300,
        evaluationPeriods=3,
        datapointsToAlarm=2,
        comparisonOperator="GreaterThanThreshold",
        threshold=1,
        treatMissingData="notBreaching",
    )
    plan.add(
        ALARM,
        "rate",
        comparisonOperator="GreaterThanThreshold",
        evaluationPeriods=2,
        threshold=5,
        metricQueries=[
            {"id": "rate", "expression": "100 * errors / calls", "returnData": True},
            {
                "id": "errors",
                "metric": {"metricName": "Errors", "namespace": "AWS/Lambda", "period": 60, "stat": "Sum"},
            },
            {"id": "calls", "metric": {"metricName": "Calls", "namespace": "AWS/Lambda", "period": 60, "stat": "Sum"}},
        ],
    )
    plan.add(
        DASHBOARD,
        "shop",
        dashboardName="shop",
        dashboardBody=body(ERRORS, ["...", {"stat": "p99"}], [{"expression": "m1 * 100", "id": "e1"}], x=0, width=12),
    )
    return plan


alarm_period_invalid = (
    Table("cloudwatch-alarm-period-invalid", base)
    .good("five minutes, three times")
    .good("ten seconds", lambda plan: plan.set("failing", period=10))
    .good("twenty seconds", lambda plan: plan.set("failing", period=20))
    .good("thirty seconds", lambda plan: plan.set("failing", period=30))
    .good("a minute", lambda plan: plan.set("failing", period=60))
    .good("an hour, all the week", lambda plan: plan.set("failing", period=3600, evaluationPeriods=168))
    .good("a day, seven times", lambda plan: plan.set("failing", period=86400, evaluationPeriods=7))
    .bad(
        "45 seconds",
        lambda plan: plan.set("failing", period=45),
        ("failing", "period is 45 seconds."),
        level="mandatory",
    )
    .bad("none", lambda plan: plan.set("failing", period=0), ("failing", "period is 0 seconds."))
    .bad(
        "a minute less than an hour, all the day",
        lambda plan: plan.set("failing", period=3540, evaluationPeriods=25),
        (
            "failing",
            "25 periods of 3540 seconds are 88500 seconds; at most 86400 are allowed.",
            "Set evaluationPeriods to 24 or less, or period to 3600 or more, which allows seven days.",
        ),
    )
    .bad(
        "an hour more than a week",
        lambda plan: plan.set("failing", period=3600, evaluationPeriods=169),
        (
            "failing",
            "169 periods of 3600 seconds are 608400 seconds; at most 604800 are allowed.",
            "Set evaluationPeriods to 168 or less.",
        ),
    )
    .absent("no number of them", lambda plan: plan.set("failing", evaluationPeriods=None))
    .bad(
        "more than a day of short periods",
        lambda plan: plan.set("failing", period=300, evaluationPeriods=300),
        ("failing", "300 periods of 300 seconds are 90000 seconds; at most 86400 are allowed."),
    )
    .bad(
        "more than a week",
        lambda plan: plan.set("failing", period=86400, evaluationPeriods=8),
        ("failing", "8 periods of 86400 seconds are 691200 seconds; at most 604800 are allowed."),
    )
    .absent("the queries have theirs", lambda plan: plan.set("failing", period=None))
    .unknown("from an update", lambda plan: plan.set("failing", period=Unknown()))
    .without("outside", "reads one resource")
)

alarm_datapoints_over_periods = (
    Table("cloudwatch-alarm-datapoints-over-periods", base)
    .good("two of three")
    .good("three of three", lambda plan: plan.set("failing", datapointsToAlarm=3))
    .bad(
        "four of three",
        lambda plan: plan.set("failing", datapointsToAlarm=4),
        ("failing", "datapointsToAlarm is 4, and evaluationPeriods is 3."),
        level="mandatory",
    )
    .absent("all of them by default", lambda plan: plan.set("failing", datapointsToAlarm=None))
    .unknown("from an update", lambda plan: plan.set("failing", datapointsToAlarm=Unknown()))
    .without("outside", "reads one resource")
)

alarm_setting_unknown = (
    Table("cloudwatch-alarm-setting-unknown", base)
    .good("all are known")
    .good("a percentile", lambda plan: plan.set("failing", statistic=None, extendedStatistic="p99"))
    .bad(
        "a percentile in the wrong place",
        lambda plan: plan.set("failing", statistic="p99"),
        (
            "failing",
            "statistic is 'p99'; CloudWatch knows SampleCount, Average, Sum, Minimum, Maximum.",
            "Set extendedStatistic to 'p99' instead.",
        ),
        level="mandatory",
    )
    .bad(
        "a word of another service",
        lambda plan: plan.set("failing", statistic="Mean", treatMissingData="pass"),
        (
            "failing",
            "statistic is 'Mean'; CloudWatch knows SampleCount, Average, Sum, Minimum, Maximum.",
            "Set statistic to one of these.",
        ),
        (
            "failing",
            "treatMissingData is 'pass'; CloudWatch knows breaching, notBreaching, ignore, missing.",
            "Set treatMissingData to one of these.",
        ),
    )
    .bad(
        "another spelling",
        lambda plan: plan.set("failing", treatMissingData="not_breaching"),
        (
            "failing",
            "treatMissingData is 'not_breaching'; CloudWatch knows breaching, notBreaching, ignore, missing.",
        ),
    )
    .bad(
        "both statistics",
        lambda plan: plan.set("failing", extendedStatistic="p99"),
        ("failing", "statistic and extendedStatistic are both set."),
    )
    .absent("the default", lambda plan: plan.set("failing", treatMissingData=None))
    .unknown("one, which may be none", lambda plan: plan.set("failing", statistic=Unknown(), extendedStatistic="p99"))
    .unknown("the other", lambda plan: plan.set("failing", extendedStatistic=Unknown()))
    .without("outside", "reads one resource")
)


def queries(plan: Plan, returning: list[object]) -> Plan:
    return plan.set(
        "rate",
        metricQueries=[{"id": f"q{i}", "expression": "1", "returnData": flag} for i, flag in enumerate(returning)],
    )


def math(plan: Plan, expression: str) -> Plan:
    metric = {"id": "m1", "metric": {"metricName": "Errors", "namespace": "AWS/Lambda", "period": 60, "stat": "Sum"}}
    return plan.set("rate", metricQueries=[{"id": "e1", "expression": expression, "returnData": True}, metric])


alarm_queries_invalid = (
    Table("cloudwatch-alarm-queries-invalid", base)
    .good("one is returned")
    .good("an anomaly band", lambda plan: queries(plan, [True, True]).set("rate", thresholdMetricId="q1"))
    .bad(
        "two",
        lambda plan: queries(plan, [True, False, True]),
        ("rate", "2 of 3 queries have returnData true (q0, q2); one is needed."),
        level="mandatory",
    )
    .bad(
        "a band that no query is",
        lambda plan: queries(plan, [True, True]).set("rate", thresholdMetricId="band"),
        (
            "rate",
            "thresholdMetricId is 'band', which no query is called.",
            "Name the id of the query with ANOMALY_DETECTION_BAND.",
        ),
    )
    .bad(
        "nothing to ask",
        lambda plan: plan.set("rate", metricQueries=[{"id": "q0", "returnData": True, "label": "errors"}]),
        ("rate", "The query q0 has neither expression nor metric."),
    )
    .good(
        "names in texts, functions, numbers and words",
        lambda plan: math(plan, "IF(m1 > 1e3 AND FILL(m1, 0) >= 0.5, SEARCH('{App,m2} x', 'Sum', 300), rate(m1))"),
    )
    .good("a query of another language", lambda plan: math(plan, 'SELECT AVG(x) FROM "AWS/EC2" GROUP BY y'))
    .good("a text that does not end", lambda plan: math(plan, "SEARCH('m2, 'Sum', 300)"))
    .bad(
        "both at once",
        lambda plan: plan.set(
            "rate",
            metricQueries=[
                {"id": "q0", "expression": "1", "returnData": True, "metric": {"metricName": "Errors", "period": 60}}
            ],
        ),
        ("rate", "The query q0 has expression and metric."),
    )
    .unknown(
        "an expression beside a metric",
        lambda plan: plan.set(
            "rate",
            metricQueries=[{"id": "q0", "expression": Unknown(), "returnData": True, "metric": {"period": 60}}],
        ),
    )
    .unknown(
        "an expression alone",
        lambda plan: plan.set("rate", metricQueries=[{"id": "q0", "expression": Unknown(), "returnData": True}]),
        undecided=False,
    )
    .bad(
        "an id that no query has",
        lambda plan: math(plan, "100 * m2 / m1"),
        (
            "rate",
            "The expression of e1 uses m2, which no query is called.",
            "Add a query with the id m2, or name one that is there.",
        ),
        level="advisory",
    )
    .absent(
        "none by default",
        lambda plan: queries(plan, [None]),
        ("rate", "0 of 1 queries have returnData true (none); one is needed."),
    )
    .unknown("from an update", lambda plan: queries(plan, [Unknown()]))
    .without("outside", "reads one resource")
)


alarm_name_used_twice = (
    Table("cloudwatch-alarm-name-used-twice", base)
    .good("a name each", lambda plan: plan.set("failing", name="failing").set("rate", name="rate"))
    .good(
        "the same name in another region",
        lambda plan: plan.set("rate", name="failing").add(
            ALARM, "there", name="failing", provider={"region": "us-east-1"}
        ),
    )
    .bad(
        "the same name",
        lambda plan: plan.set("failing", name="failing").set("rate", name="failing"),
        ("rate", "name is 'failing', and so is that of failing."),
        level="advisory",
    )
    .absent("named by the provider", lambda plan: plan.set("failing", name=None).set("rate", name=None))
    .unknown("from an update", lambda plan: plan.set("failing", name=Unknown()))
    .outside("an alarm of another stack", lambda plan: plan.set("failing", name="elsewhere"))
)


def shows(plan: Plan, value: object) -> Plan:
    return plan.set("shop", dashboardBody=value)


INVALID = "The dashboard body is not valid: {}."
FIRST = "widgets[0].properties.metrics[0]"
TEXT = {"type": "text", "properties": {"markdown": "# Shop"}}
dashboard_invalid = (
    Table("cloudwatch-dashboard-invalid", base)
    .good("arrays of texts")
    .good(
        "a text", lambda plan: shows(plan, Json({"widgets": [{"type": "text", "properties": {"markdown": "# Shop"}}]}))
    )
    .good(
        "a hole",
        lambda plan: shows(plan, body(["AWS/Lambda", "Errors", "FunctionName", Ref("bill", "name")])),
        view="preview",
    )
    .good(
        "an alarm",
        lambda plan: shows(
            plan, Json({"widgets": [{"type": "metric", "properties": {"annotations": {"alarms": ["arn"]}}}]})
        ),
    )
    .bad(
        "no JSON",
        lambda plan: shows(plan, "{widgets: []}"),
        ("shop", INVALID.format("it is not JSON")),
        level="mandatory",
    )
    .good("the most", lambda plan: shows(plan, Json({"widgets": [TEXT] * 500})))
    .bad(
        "one more",
        lambda plan: shows(plan, Json({"widgets": [TEXT] * 501})),
        ("shop", INVALID.format("it has 501 widgets"), "Keep 500 at most, and put the rest on another dashboard."),
        level="mandatory",
    )
    .good(
        "a kind that is not known yet, and periods",
        lambda plan: shows(
            plan,
            Json(
                {
                    "widgets": [
                        {"type": "chart", "properties": {}},
                        {"type": "alarm", "properties": {"alarms": []}},
                        {"type": "metric", "properties": {"metrics": [], "region": "eu-west-1", "period": 5}},
                        {"type": "metric", "properties": {"metrics": [], "region": "eu-west-1", "period": 120}},
                    ]
                }
            ),
        ),
    )
    .bad(
        "widgets without what they show",
        lambda plan: shows(
            plan,
            Json(
                {
                    "widgets": [
                        {"type": "text", "properties": {}},
                        {"type": "alarm", "properties": {"title": "all"}},
                        {"type": "metric", "properties": {"metrics": [], "period": 45}},
                        {
                            "type": "metric",
                            "properties": {
                                "metrics": [],
                                "region": "eu-west-1",
                                "yAxis": {"left": {"min": 5, "max": 1}},
                            },
                        },
                    ]
                }
            ),
        ),
        (
            "shop",
            INVALID.format(
                "widgets[0].properties has no markdown; widgets[1].properties has no alarms; "
                "widgets[2].properties.period is 45; widgets[2].properties has no region, and 1 more"
            ),
        ),
    )
    .bad("no widgets", lambda plan: shows(plan, Json({})), ("shop", INVALID.format("it has no array `widgets`")))
    .bad(
        "widgets without a type or properties",
        lambda plan: shows(
            plan, Json({"widgets": ["text", {"properties": {"markdown": "# Shop"}}, {"type": "metric", "x": 0}]})
        ),
        (
            "shop",
            INVALID.format("widgets[0] has no type; widgets[1] has no type; widgets[2] has no properties"),
            'Give each widget a type, such as "metric" or "text". Give each widget its properties.',
        ),
    )
    .bad(
        "metrics by name",
        lambda plan: shows(
            plan, Json({"widgets": [{"type": "metric", "properties": {"metrics": {"AWS/Lambda": "Errors"}}}]})
        ),
        ("shop", INVALID.format("widgets[0].properties.metrics is not an array")),
    )
    .bad(
        "four faults",
        lambda plan: shows(plan, body(ERRORS, x=-1, y=-1, width=0, height=0)),
        (
            "shop",
            INVALID.format(
                "widgets[0].x is -1 and may be 0 to 23; widgets[0].y is -1 and may be 0 or more; "
                "widgets[0].width is 0 and may be 1 to 24; widgets[0].height is 0 and may be 1 to 1000"
            ),
        ),
    )
    .bad(
        "five faults",
        lambda plan: shows(plan, body("AWS/Lambda", ["AWS/Lambda"], x=24, width=25, height=1001)),
        (
            "shop",
            INVALID.format(
                "widgets[0].x is 24 and may be 0 to 23; widgets[0].width is 25 and may be 1 to 24; "
                f"widgets[0].height is 1001 and may be 1 to 1000; {FIRST} is not an array, and 1 more"
            ),
        ),
    )
    .good("in the first corner", lambda plan: shows(plan, body(ERRORS, x=0, y=0, width=1, height=1)))
    .good("as large as it may be", lambda plan: shows(plan, body(ERRORS, x=23, y=24, width=24, height=1000)))
    .bad(
        "a namespace alone",
        lambda plan: shows(plan, body(["AWS/Lambda", {"stat": "Sum"}])),
        ("shop", INVALID.format(f"{FIRST} has a namespace without a metric's name")),
    )
    .bad(
        "how to draw it, before the name",
        lambda plan: shows(plan, body(["AWS/Lambda", {"stat": "Sum"}, "Errors"])),
        ("shop", INVALID.format(f"{FIRST} has an object that is not its last element")),
    )
    .unknown(
        "a number from an update",
        lambda plan: shows(
            plan, Ref("bill", "timeout", '{"widgets": [{"x": ', ', "type": "text", "properties": {}}]}')
        ),
    )
    .bad(
        "metrics without their inner arrays",
        lambda plan: shows(plan, body("AWS/Lambda", "Errors")),
        ("shop", INVALID.format(f"{FIRST} is not an array; {FIRST[:-2]}1] is not an array")),
    )
    .bad(
        "dimensions as an object",
        lambda plan: shows(plan, body(["AWS/EC2", "CPU", {"stat": "Average", "dimensions": {"Group": "web"}}])),
        ("shop", INVALID.format(f"{FIRST} has dimensions in an object instead of as texts")),
    )
    .bad(
        "an object in the middle",
        lambda plan: shows(plan, body(["AWS/EC2", "CPU", {"stat": "Average"}, {"id": "m1"}])),
        ("shop", INVALID.format(f"{FIRST} has an object that is not its last element")),
    )
    .bad(
        "a dimension without a value, beside a hole",
        lambda plan: shows(plan, body(["AWS/Lambda", Ref("bill", "name"), "FunctionName"])),
        ("shop", INVALID.format(f"{FIRST} has a dimension without a value")),
        view="preview",
    )
    .bad(
        "too wide",
        lambda plan: shows(plan, body(ERRORS, width=25)),
        ("shop", INVALID.format("widgets[0].width is 25 and may be 1 to 24")),
    )
    .bad(
        "neither metrics nor annotations",
        lambda plan: shows(plan, Json({"widgets": [{"type": "metric", "properties": {}}]})),
        ("shop", INVALID.format("widgets[0].properties has neither metrics nor annotations")),
    )
    .good(
        "periods and axes at their ends",
        lambda plan: shows(
            plan,
            Json(
                {
                    "widgets": [
                        {
                            "type": "metric",
                            "properties": {
                                "metrics": [],
                                "region": "eu-west-1",
                                "period": period,
                                "yAxis": {"left": {"min": 0, "max": 1}, "right": {"min": 5}},
                            },
                        }
                        for period in (1, 60)
                    ]
                }
            ),
        ),
    )
    .bad(
        "an axis without a span, and no period",
        lambda plan: shows(
            plan,
            Json(
                {
                    "widgets": [
                        {
                            "type": "metric",
                            "properties": {
                                "metrics": [],
                                "region": "eu-west-1",
                                "period": 0,
                                "yAxis": {"left": {"min": 1, "max": 1}},
                            },
                        }
                    ]
                }
            ),
        ),
        (
            "shop",
            INVALID.format("widgets[0].properties.period is 0; widgets[0].properties.yAxis.left has min 1 and max 1"),
        ),
    )
    .absent("no body", lambda plan: shows(plan, None))
    .unknown("from an update", lambda plan: shows(plan, Unknown()))
    .without("outside", "reads one resource")
)
