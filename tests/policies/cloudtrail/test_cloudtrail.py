from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return selected(Plan().add("aws:cloudtrail/trail:Trail", "all", s3BucketName="acme-trail"), "arn:aws:s3")


def selected(plan: Plan, value: object, kind: object = "AWS::S3::Object") -> Plan:
    return plan.set("all", eventSelectors=[{"dataResources": [{"type": kind, "values": [value]}]}])


data_resource_wrong = (
    Table("cloudtrail-data-resource-wrong", base)
    .good("all buckets")
    .good("one bucket", lambda p: selected(p, "arn:aws:s3:::acme-shop/"))
    .good("a kind of its own", lambda p: selected(p, "arn:aws:kms:*:*:key/*", "AWS::Other"))
    .bad(
        "all buckets by a star",
        lambda p: selected(p, "arn:aws:s3:::*/"),
        ("all", "'arn:aws:s3:::*/' has a wildcard, which an event selector does not take."),
        level="mandatory",
    )
    .bad(
        "all functions by a star",
        lambda p: selected(p, "arn:aws:lambda:eu-west-1:1:function:*", "AWS::Lambda::Function"),
        ("all", "'arn:aws:lambda:eu-west-1:1:function:*' has a wildcard, which an event selector does not take."),
    )
    .absent("no selectors", lambda p: p.set("all", eventSelectors=None))
    .unknown("from an update", lambda p: selected(p, Unknown()))
)

data_type_unknown = (
    Table("cloudtrail-data-type-unknown", base)
    .good("objects")
    .good("tables", lambda p: selected(p, "arn:aws:dynamodb", "AWS::DynamoDB::Table"))
    .bad(
        "buckets",
        lambda p: selected(p, "arn:aws:s3", "AWS::S3::Bucket"),
        (
            "all",
            (
                "type is 'AWS::S3::Bucket'; "
                "a basic selector has AWS::S3::Object, AWS::Lambda::Function, AWS::DynamoDB::Table."
            ),
        ),
        level="mandatory",
    )
    .absent("no selectors", lambda p: p.set("all", eventSelectors=None))
    .unknown("from an update", lambda p: selected(p, "arn:aws:s3", Unknown()))
)


def advanced(*fields: object) -> object:
    selectors = [{"fieldSelectors": [{"field": field, "equals": ["Data"]} for field in fields]}]
    return lambda p: p.set("all", eventSelectors=None, advancedEventSelectors=selectors)


category_missing = (
    Table("cloudtrail-category-missing", base)
    .good("said", advanced("eventCategory", "resources.type"))
    .bad(
        "not said",
        advanced("resources.type"),
        ("all", "An advanced selector has no field eventCategory."),
        level="mandatory",
    )
    .absent("no advanced one", advanced())
    .unknown("which field", advanced(Unknown()))
    .without("outside", "reads one resource")
)
