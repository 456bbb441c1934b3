from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add("aws:ssm/parameter:Parameter", "url", name="/shop/production/url", type="String", value="https://shop.io")
    return plan


parameter_name_refused = (
    Table("ssm-parameter-name-refused", base)
    .good("a path")
    .good("a word", lambda p: p.set("url", name="shop_url-1.2"))
    .good("fifteen levels", lambda p: p.set("url", name="/a" * 15))
    .bad(
        "a space",
        lambda p: p.set("url", name="/shop/base url"),
        ("url", "The name '/shop/base url' has more in it than letters, digits and .-_ between slashes."),
        level="mandatory",
    )
    .bad(
        "AWS's own",
        lambda p: p.set("url", name="/AWS/x"),
        ("url", "The name '/AWS/x' begins with aws, which is reserved."),
    )
    .bad("sixteen levels", lambda p: p.set("url", name="/a" * 16), ("url", "The name has 16 levels; 15 are allowed."))
    .bad(
        "a path without its slash",
        lambda p: p.set("url", name="shop/url"),
        ("url", "The name 'shop/url' is a path and does not begin with a slash."),
    )
    .absent("none", lambda p: p.set("url", name=None))
    .unknown("from an update", lambda p: p.set("url", name=Unknown()), undecided=False)
)

parameter_too_large = (
    Table("ssm-parameter-too-large", base)
    .good("the most", lambda p: p.set("url", value="x" * 4096))
    .good("the most of an advanced one", lambda p: p.set("url", tier="Advanced", value="x" * 8192))
    .good("AWS chooses", lambda p: p.set("url", tier="Intelligent-Tiering", value="x" * 5000))
    .bad(
        "one more",
        lambda p: p.set("url", value="x" * 4097),
        ("url", "The value has 4097 bytes; the tier Standard holds 4096."),
        level="mandatory",
    )
    .bad(
        "the known parts alone",
        lambda p: p.set("url", tier="Advanced", value=Ref("orders", "arn", "x" * 8193)),
        ("url", "The value has 8193 bytes; the tier Advanced holds 8192."),
        view="preview",
    )
    .absent("none", lambda p: p.set("url", value=None))
    .unknown("from an update", lambda p: p.set("url", value=Unknown()))
)

parameter_nested = (
    Table("ssm-parameter-nested", base)
    .good("braces", lambda p: p.set("url", value="{ {a} }"))
    .good("half of them", lambda p: p.set("url", value="{{a"))
    .bad(
        "another parameter",
        lambda p: p.set("url", value="https://{{ssm:/shop/host}}/"),
        ("url", "The value has '{{ssm:/shop/host}}' in it."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("url", value=None))
    .unknown("from an update", lambda p: p.set("url", value=Unknown()))
)

value_outside_pattern = (
    Table("ssm-value-outside-pattern", base)
    .good("matched", lambda p: p.set("url", allowedPattern="^https://"))
    .good("a pattern that is Java's alone", lambda p: p.set("url", allowedPattern="\\p{Upper}+"))
    .bad(
        "not matched",
        lambda p: p.set("url", allowedPattern="^[0-9]+$"),
        ("url", "The value does not match allowedPattern, ^[0-9]+$."),
        level="mandatory",
    )
    .absent("no pattern", lambda p: p.set("url", allowedPattern=None))
    .unknown("the value", lambda p: p.set("url", allowedPattern="^a", value=Unknown()))
    .without("outside", "reads one resource")
)
