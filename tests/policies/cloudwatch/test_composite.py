from __future__ import annotations

from policypack.testing import Plan, Ref, Table


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudwatch/metricAlarm:MetricAlarm", "late", name="late")
    rule = 'ALARM("late (web)") AND (NOT OK(late) OR FALSE)'
    return plan.add("aws:cloudwatch/compositeAlarm:CompositeAlarm", "both", alarmName="both", alarmRule=rule)


def rule(text: object) -> object:
    return lambda plan: plan.set("both", alarmRule=text)


rule_malformed = (
    Table("cloudwatch-composite-rule-malformed", base)
    .good("alarms, joined")
    .good("some of several", rule("AT_LEAST(2, ALARM, (a, b, c))"))
    .bad(
        "one parenthesis short",
        rule("ALARM(late) AND (OK(late)"),
        ("both", "alarmRule has 3 opening and 2 closing parentheses."),
        level="mandatory",
    )
    .bad("a name alone", rule("late"), ("both", "alarmRule names no alarm's state."))
    .bad(
        "signs of a language",
        rule("ALARM(late) && ALARM(slow)"),
        ("both", "alarmRule joins with signs, where AND, OR and NOT are wanted."),
    )
    .good("one that is called nearly so", rule("ALARM(both2) OR ALARM(not-both)"))
    .bad(
        "itself",
        rule('ALARM(late) OR ALARM("both")'),
        ("both", "alarmRule names the alarm itself.", 'Write it as ALARM("one") AND NOT OK("other").'),
    )
    .absent("none", rule(None))
    .unknown("which", rule(Ref("late", "arn", before="ALARM(")), undecided=False)
)
