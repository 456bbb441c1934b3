from __future__ import annotations

from datetime import timedelta
from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown
from tests.clocks import NOON

SCHEMA = '''
# all of the shop { orders
type Order @aws_api_key { id: ID!, total: Float }
"""What { is asked."""
type Query {
    order(id: ID!, filter: Filter = {a: 1}): Order
    orders: [Order]
}
input Filter { a: Int }
extend type Query { old: String }
schema { query: Query }
'''


def base() -> Plan:
    plan = Plan()
    plan.add("aws:appsync/graphQLApi:GraphQLApi", "api", authenticationType="API_KEY", schema=SCHEMA)
    return plan.add(
        "aws:appsync/resolver:Resolver", "one", apiId=Ref("api"), type="Query", field="order", dataSource="rows"
    )


schema_refused = (
    Table("appsync-schema-refused", base)
    .good("a query type")
    .bad(
        "no query",
        lambda p: p.set("api", schema="type Order { id: ID! }"),
        ("api", "The schema has no type Query."),
        level="mandatory",
    )
    .good(
        "types of its own and of AWS, directives and defaults",
        lambda p: p.set(
            "api",
            schema='"""A: b"""\nenum Kind { A B }\ninput Filter { kind: Kind = A, tags: [String!] = ["a"] }\ntype '
            'Query @aws_auth(cognito_groups: ["x"]) { at(filter: Filter, deep: Boolean = false): '
            "AWSDateTime @hidden(if: x) }",
        ),
    )
    .bad(
        "a type that is not there",
        lambda p: p.set("api", schema="type Query { at(day: [Day!]): AWSDate }"),
        ("api", "The schema uses the type Day, which it does not have."),
        level="mandatory",
    )
    .bad(
        "a type without fields",
        lambda p: p.set("api", schema="type Icon {\n}\ntype Query { icon: Icon }"),
        ("api", "The schema has the type Icon with nothing in it."),
    )
    .bad(
        "a brace short",
        lambda p: p.set("api", schema="type Query { order: Int"),
        ("api", "The schema has 1 opening and 0 closing braces."),
    )
    .absent("none", lambda p: p.set("api", schema=None))
    .unknown("which", lambda p: p.set("api", schema=Unknown()), undecided=False)
)

field_missing = (
    Table("appsync-field-missing", base)
    .good("with arguments")
    .good("without", lambda p: p.set("one", field="orders"))
    .good("of an extension", lambda p: p.set("one", field="old"))
    .bad(
        "another field",
        lambda p: p.set("one", field="Order"),
        ("one", "The resolver is of Query.Order, and in the schema of api the type Query has no field Order."),
        level="mandatory",
    )
    .bad(
        "another type",
        lambda p: p.set("one", type="Mutation"),
        ("one", "The resolver is of Mutation.order, and the schema of api has no type Mutation."),
    )
    .absent("no schema", lambda p: p.set("api", schema=None))
    .unknown("which schema", lambda p: p.set("api", schema=Unknown()))
    .outside("an API of another stack", lambda p: p.set("one", apiId="a1b2c3", field="none"))
)


def ending(when: Any) -> Any:
    return lambda p: p.add("aws:appsync/apiKey:ApiKey", "key", apiId=Ref("api"), expires=when)


def days(count: int) -> str:
    return f"{NOON.date() + timedelta(days=count)}T00:00:00Z"


key_expires_refused = (
    Table("appsync-key-expires-refused", lambda: ending(days(365))(base()))
    .good("the longest")
    .good("tomorrow", lambda p: p.set("key", expires=days(1)))
    .bad(
        "past",
        lambda p: p.set("key", expires="2020-01-01T00:00:00Z"),
        (
            "key",
            "expires is 2020-01-01T00:00:00Z, which is past.",
            "Set expires to a day within the next 365, or leave it out for seven days.",
        ),
    )
    .bad(
        "too far",
        lambda p: p.set("key", expires="2099-01-01T00:00:00Z"),
        ("key", "expires is 2099-01-01T00:00:00Z, in more than 365 days."),
        level="mandatory",
    )
    .bad("today", lambda p: p.set("key", expires=days(0)), ("key", f"expires is {days(0)}, which is past."))
    .bad(
        "a day too far",
        lambda p: p.set("key", expires=days(366)),
        ("key", f"expires is {days(366)}, in more than 365 days."),
    )
    .absent("seven days", lambda p: p.set("key", expires=None))
    .unknown("which", lambda p: p.set("key", expires=Unknown()))
    .without("outside", "reads one resource")
)

provider_repeated = (
    Table("appsync-provider-repeated", base)
    .good("one")
    .good(
        "two user pools",
        lambda p: p.set(
            "api", additionalAuthenticationProviders=[{"authenticationType": "AMAZON_COGNITO_USER_POOLS"}] * 2
        ),
    )
    .bad(
        "keys again",
        lambda p: p.set("api", additionalAuthenticationProviders=[{"authenticationType": "API_KEY"}]),
        (
            "api",
            "API_KEY is there 2 times.",
            "Keep one API_KEY, as authenticationType or among the additional ones.",
        ),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("api", authenticationType=None))
    .unknown("the others", lambda p: p.set("api", additionalAuthenticationProviders=Unknown()))
    .without("outside", "reads one resource")
)


def domain() -> Plan:
    plan = Plan().add(
        "aws:acm/certificate:Certificate", "paper", domainName="api.shop.dev", provider={"region": "us-east-1"}
    )
    return plan.add(
        "aws:appsync/domainName:DomainName", "name", domainName="api.shop.dev", certificateArn=Ref("paper", "arn")
    )


certificate_elsewhere = (
    Table("appsync-certificate-elsewhere", domain)
    .good("there")
    .bad(
        "by its ARN",
        lambda p: p.set("name", certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/1"),
        ("name", "The certificate is in eu-west-1.", "Request it with a provider of the region us-east-1."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("name", certificateArn=None))
    .unknown("which", lambda p: p.set("name", certificateArn=Unknown()), undecided=False)
    .outside("of another stack", lambda p: p.set("name", certificateArn="arn:aws:acm:us-east-1:1:certificate/1"))
)
