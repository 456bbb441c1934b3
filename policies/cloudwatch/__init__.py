"""Amazon CloudWatch: alarms and dashboards."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy, read_json
from policypack.catalogue.tokens import Cloudwatch
from policypack.scope import Scope, scope_of

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
SHORT_PERIODS = (10, 20, 30)
HOUR, DAY, WEEK = 3600, 86_400, 604_800
STATISTICS = ("SampleCount", "Average", "Sum", "Minimum", "Maximum")
COMPARISONS = (
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
    "LessThanLowerOrGreaterThanUpperThreshold",
    "LessThanLowerThreshold",
    "GreaterThanUpperThreshold",
)
MISSING = ("breaching", "notBreaching", "ignore", "missing")
CHOICES = {"statistic": STATISTICS, "comparisonOperator": COMPARISONS, "treatMissingData": MISSING}

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
WIDTH, HEIGHT, WIDGETS = 24, 1000, 500
_NEEDED = {"alarm": ("alarms",), "text": ("markdown",)}
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
_ID = re.compile(r"(?<![\w.])(?!(?:and|or|true|false)\b)[a-z]\w*\b(?!\s*\()")
_METRIC_FORM = 'Write each metric as ["AWS/Lambda", "Errors", "FunctionName", "orders", {"stat": "Sum"}].'


class Fault(NamedTuple):
    """What CloudWatch refuses in a dashboard's body, and what mends it."""

    problem: str
    fix: str


@policy(Cloudwatch.METRIC_ALARM)
def alarm_period_invalid(alarm: Resource) -> Iterator[Finding]:
    """Alarm has a period that CloudWatch does not take.

    Why: "ValidationError: Period must be 10, 20, 30 or a multiple of 60", and all periods together may last a day, or
    seven days where a period is an hour or longer: "Metrics cannot be checked across more than a day".
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    period = alarm.number("period")
    if period is None:
        return
    if period not in SHORT_PERIODS and (period < 60 or period % 60):
        yield alarm.finding(
            "period",
            problem=f"period is {period} seconds.",
            fix="Set period to 10, 20, 30 or a multiple of 60.",
        )
        return
    count = alarm.number("evaluationPeriods")
    most = WEEK if period >= HOUR else DAY
    if count is not None and period * count > most:
        yield alarm.finding(
            "evaluationPeriods",
            problem=f"{count} periods of {period} seconds are {period * count} seconds; at most {most} are allowed.",
            fix=f"Set evaluationPeriods to {math.floor(most // period)} or less"
            + ("." if period >= HOUR else ", or period to 3600 or more, which allows seven days."),
        )


@policy(Cloudwatch.METRIC_ALARM)
def alarm_datapoints_over_periods(alarm: Resource) -> Iterator[Finding]:
    """Alarm needs more data points than it looks at.

    Why: "ValidationError: DatapointsToAlarm must be less than or equal to EvaluationPeriods".
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    points, periods = alarm.number("datapointsToAlarm"), alarm.number("evaluationPeriods")
    if points is not None and periods is not None and points > periods:
        yield alarm.finding(
            "datapointsToAlarm",
            problem=f"datapointsToAlarm is {points}, and evaluationPeriods is {periods}.",
            fix=f"Set datapointsToAlarm to {periods} or less.",
        )


@policy(Cloudwatch.METRIC_ALARM)
def alarm_setting_unknown(alarm: Resource) -> Iterator[Finding]:
    """Alarm has a setting that CloudWatch does not know.

    Why: "ValidationError: Value … at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum value
    set". Percentiles such as p99 go into extendedStatistic.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    for name, allowed in CHOICES.items():
        value = alarm.text(name) if alarm.known(name) else None
        if value is not None and value not in allowed:
            yield alarm.finding(
                name,
                problem=f"{name} is {value!r}; CloudWatch knows {', '.join(allowed)}.",
                fix=f"Set extendedStatistic to {value!r} instead."
                if name == "statistic" and value.lower().startswith("p")
                else f"Set {name} to one of these.",
            )
    if alarm.given("statistic") and alarm.given("extendedStatistic"):
        yield alarm.finding(
            "extendedStatistic",
            problem="statistic and extendedStatistic are both set.",
            fix="Remove one of them.",
        )


@policy(Cloudwatch.METRIC_ALARM)
def alarm_queries_invalid(alarm: Resource) -> Iterator[Finding]:
    """Queries of the alarm do not return exactly one series.

    Why: "ValidationError: Exactly one element of the metrics list should return data." returnData decides which; the
    provider takes false where it is not set. One that has neither a metric nor an expression: "Invalid metrics list".
    An expression that uses an id which no other has is never evaluated.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    queries = alarm.blocks("metricQueries")
    if not queries:
        return
    for query in queries:
        given = [name for name in ("expression", "metric") if query.has(name)]
        if len(given) > 1:
            given = [name for name in given if query.given(name)]
        if len(given) != 1:
            yield query.finding(
                "expression",
                problem=f"The query {query.raw('id')} has {' and '.join(given) or 'neither expression nor metric'}.",
                fix="Set one of expression and metric.",
            )
    called = {query.text("id") for query in queries}
    for query in queries:
        unknown = sorted(_named(query.raw("expression")) - called)
        if unknown:
            yield query.finding(
                "expression",
                problem=f"The expression of {query.raw('id')} uses {' and '.join(unknown)}, which no query is called.",
                fix=f"Add a query with the id {unknown[0]}, or name one that is there.",
                # Whether CloudWatch takes it, and finds no data ever, is not documented.
                level="advisory",
            )
    band = alarm.text("thresholdMetricId")
    if band is not None and band not in called and None not in called:
        yield alarm.finding(
            "thresholdMetricId",
            problem=f"thresholdMetricId is {band!r}, which no query is called.",
            fix="Name the id of the query with ANOMALY_DETECTION_BAND.",
        )
    returning = [query for query in queries if query.flag("returnData", default=False)]
    # An anomaly band is returned beside what it is compared with.
    if len(returning) != 1 and not alarm.has("thresholdMetricId"):
        ids = ", ".join(str(query.raw("id")) for query in returning) or "none"
        yield alarm.finding(
            "metricQueries",
            problem=f"{len(returning)} of {len(queries)} queries have returnData true ({ids}); one is needed.",
            fix="Set returnData to true for the expression that is compared with the threshold, and for no other.",
        )


def _named(expression: Any) -> set[str]:
    """Return the ids in a metric math expression: names in small letters that are no functions, outside of texts."""
    if not isinstance(expression, str) or re.match(r"\s*SELECT\b", expression, re.IGNORECASE):
        return set()
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", expression)
    return set() if "'" in bare or '"' in bare else set(_ID.findall(bare))


@policy(Cloudwatch.METRIC_ALARM, level="advisory", group="reliability")
def alarm_name_used_twice(alarm: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two alarms of the stack have the same name.

    Why: PutMetricAlarm replaces an alarm of that name without a word: whichever comes last is there, and destroying
    one destroys both.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    """
    name = alarm.text("name")
    # Said once, at the later one. Another account's alarms, and those that may be, are left alone.
    same = stack.once(_alarms, name, scope_of(alarm)) if name else []
    if len(same) > 1 and same[-1] is alarm:
        yield alarm.finding(
            "name",
            problem=f"name is {name!r}, and so is that of {', '.join(other.name for other in same[:-1])}.",
            fix="Give each alarm a name of its own, or put all actions into one alarm.",
        )


def _alarms(stack: Stack, name: str, where: Scope) -> list[Resource]:
    return [other for other in stack.holding("name", name, Cloudwatch.METRIC_ALARM) if scope_of(other).same(where)]


@policy(Cloudwatch.DASHBOARD)
def dashboard_invalid(dashboard: Resource) -> Iterator[Finding]:
    """Dashboard body is one that CloudWatch refuses.

    Why: "InvalidParameterInput: The dashboard body is invalid, there are … validation errors". Each metric is an array:
    namespace, name, then pairs of dimension and value as texts, then at most one object with how to draw it.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    """
    raw = dashboard.raw("dashboardBody")
    if raw is UNKNOWN:
        raise dashboard.undecided("dashboardBody")
    if raw is None:
        return
    text = raw.raw if isinstance(raw, Text) else raw
    try:
        body = read_json(text)
    except (TypeError, ValueError):
        # A number that only an update knows leaves no JSON behind.
        if isinstance(raw, Text):
            raise dashboard.undecided("dashboardBody") from None
        faults = [Fault("it is not JSON", "Make it with json.dumps or JSON.stringify.")]
    else:
        faults = list(_body_faults(body))
    if faults:
        shown = faults[:4]
        more = f", and {len(faults) - 4} more" if len(faults) > 4 else ""
        yield dashboard.finding(
            "dashboardBody",
            problem=f"The dashboard body is not valid: {'; '.join(fault.problem for fault in shown)}{more}.",
            fix=" ".join(dict.fromkeys(fault.fix for fault in shown)),
        )


def _body_faults(body: Any) -> Iterator[Fault]:
    widgets = body.get("widgets") if isinstance(body, dict) else None
    if not isinstance(widgets, list):
        yield Fault("it has no array `widgets`", 'Put the widgets into one: {"widgets": [ … ]}.')
        return
    if len(widgets) > WIDGETS:
        yield Fault(f"it has {len(widgets)} widgets", f"Keep {WIDGETS} at most, and put the rest on another dashboard.")
    for index, widget in enumerate(widgets):
        here = f"widgets[{index}]"
        if not isinstance(widget, Mapping) or not isinstance(widget.get("type"), str):
            yield Fault(f"{here} has no type", 'Give each widget a type, such as "metric" or "text".')
            continue
        yield from _place_faults(widget, here)
        properties = widget.get("properties")
        if not isinstance(properties, Mapping):
            yield Fault(f"{here} has no properties", "Give each widget its properties.")
            continue
        # https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
        for needed in _NEEDED.get(widget["type"], ()):
            if needed not in properties:
                yield Fault(f"{here}.properties has no {needed}", f"Give each {widget['type']} widget its {needed}.")
        if widget["type"] == "metric":
            yield from _metric_faults(properties, here)


def _place_faults(widget: Mapping[str, Any], here: str) -> Iterator[Fault]:
    for name, least, most in (("x", 0, WIDTH - 1), ("y", 0, None), ("width", 1, WIDTH), ("height", 1, HEIGHT)):
        value = widget.get(name)
        if isinstance(value, int) and (value < least or (most is not None and value > most)):
            allowed = f"{least} or more" if most is None else f"{least} to {most}"
            yield Fault(f"{here}.{name} is {value} and may be {allowed}", f"Keep {name} within that.")


def _metric_faults(properties: Mapping[str, Any], here: str) -> Iterator[Fault]:
    period = properties.get("period")
    if isinstance(period, int) and period not in (1, 5, *SHORT_PERIODS) and (period < 60 or period % 60):
        yield Fault(f"{here}.properties.period is {period}", "Set period to 1, 5, 10, 20, 30 or a multiple of 60.")
    axes = properties.get("yAxis")
    for side, axis in axes.items() if isinstance(axes, Mapping) else ():
        least, most = (axis.get("min"), axis.get("max")) if isinstance(axis, Mapping) else (None, None)
        if isinstance(least, int | float) and isinstance(most, int | float) and least >= most:
            yield Fault(f"{here}.properties.yAxis.{side} has min {least} and max {most}", "Set min below max.")
    metrics = properties.get("metrics")
    if metrics is None:
        if not properties.get("annotations"):
            yield Fault(
                f"{here}.properties has neither metrics nor annotations",
                "Give each metric widget metrics, or annotations with alarms.",
            )
        return
    if not isinstance(metrics, list):
        yield Fault(f"{here}.properties.metrics is not an array", _METRIC_FORM)
        return
    if "region" not in properties:
        yield Fault(f"{here}.properties has no region", "Give each metric widget its region.")
    for number, metric in enumerate(metrics):
        place = f"{here}.properties.metrics[{number}]"
        if not isinstance(metric, list):
            yield Fault(f"{place} is not an array", _METRIC_FORM)
            continue
        texts = [item for item in metric if isinstance(item, str)]
        objects = [item for item in metric if isinstance(item, Mapping)]
        if objects and metric[-1] is not objects[0]:
            yield Fault(f"{place} has an object that is not its last element", _METRIC_FORM)
        elif any("dimensions" in item for item in objects):
            yield Fault(f"{place} has dimensions in an object instead of as texts", _METRIC_FORM)
        elif "..." in texts or any("expression" in item for item in objects):
            continue  # as many texts of the metric before it as fit, or none
        elif len(texts) == 1:
            yield Fault(f"{place} has a namespace without a metric's name", _METRIC_FORM)
        elif len(texts) % 2:
            yield Fault(f"{place} has a dimension without a value", _METRIC_FORM)
