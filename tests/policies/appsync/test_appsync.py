from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

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
