from __future__ import annotations

from policypack.testing import Json, Plan, Ref, Table, Unknown
from tests.policies.states import existing

TABLE = "aws:dynamodb/table:Table"
REPLICA = "aws:dynamodb/tableReplica:TableReplica"


def base() -> Plan:
    plan = Plan()
    plan.add(
        TABLE,
        "orders",
        billingMode="PAY_PER_REQUEST",
        hashKey="customer",
        rangeKey="placed",
        attributes=[
            {"name": "customer", "type": "S"},
            {"name": "placed", "type": "N"},
            {"name": "status", "type": "S"},
            {"name": "total", "type": "N"},
            {"name": "country", "type": "S"},
        ],
        globalSecondaryIndexes=[
            {"name": "by-status", "hashKey": "status", "projectionType": "ALL"},
            {
                "name": "by-country",
                "keySchemas": [{"attributeName": "country", "keyType": "HASH"}],
                "projectionType": "ALL",
            },
        ],
        localSecondaryIndexes=[{"name": "by-total", "rangeKey": "total", "projectionType": "ALL"}],
        pointInTimeRecovery={"enabled": True},
        ttl={"enabled": True, "attributeName": "expires"},
    )
    return plan


def provisioned(plan: Plan, **capacities: object) -> Plan:
    return plan.set("orders", billingMode="PROVISIONED", globalSecondaryIndexes=None, **capacities)


recovery_point_off = (
    Table("dynamodb-recovery-point-off", base)
    .good("on")
    .bad(
        "off",
        lambda plan: plan.set("orders", pointInTimeRecovery={"enabled": False}),
        ("orders", "pointInTimeRecovery is off: enabled is not true in it."),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: plan.set("orders", pointInTimeRecovery=None),
        ("orders", "pointInTimeRecovery is off: it is not set."),
    )
    .unknown("from an update", lambda plan: plan.set("orders", pointInTimeRecovery={"enabled": Unknown()}))
    .without("outside", "reads one resource")
)

ttl_without_attribute = (
    Table("dynamodb-ttl-without-attribute", base)
    .good("with an attribute")
    .good("off", lambda plan: plan.set("orders", ttl={"enabled": False}))
    .bad(
        "an empty attribute",
        lambda plan: plan.set("orders", ttl={"enabled": True, "attributeName": ""}),
        ("orders", "ttl is enabled, and its attributeName is not set."),
        level="mandatory",
    )
    .absent(
        "no attribute",
        lambda plan: plan.set("orders", ttl={"enabled": True}),
        ("orders", "ttl is enabled, and its attributeName is not set."),
    )
    .unknown("on or off", lambda plan: plan.set("orders", ttl={"enabled": Unknown()}))
    .unknown(
        "the attribute",
        lambda plan: plan.set("orders", ttl={"enabled": True, "attributeName": Unknown()}),
        undecided=False,
    )
    .without("outside", "reads one resource")
)

capacity_on_demand = (
    Table("dynamodb-capacity-on-demand", base)
    .bad(
        "left over on a table that is there already",
        lambda plan: existing(plan.set("orders", readCapacity=5), "orders"),
        ("orders", "billingMode is PAY_PER_REQUEST, and readCapacity is 5."),
        level="advisory",
    )
    .good("no capacity")
    .good("provisioned", lambda plan: provisioned(plan, readCapacity=5, writeCapacity=5))
    .bad(
        "both",
        lambda plan: plan.set("orders", readCapacity=5, writeCapacity=2),
        ("orders", "billingMode is PAY_PER_REQUEST, and readCapacity is 5 and writeCapacity is 2."),
        level="mandatory",
    )
    .bad(
        "the provider drops an index's",
        lambda plan: plan.set(
            "orders", globalSecondaryIndexes=[{"name": "by-status", "hashKey": "status", "readCapacity": 5}]
        ),
        ("orders", "billingMode is PAY_PER_REQUEST, and readCapacity is 5 in the index by-status."),
        level="advisory",
    )
    .absent("the default mode is provisioned", lambda plan: provisioned(plan).set("orders", billingMode=None))
    .unknown("the mode", lambda plan: plan.set("orders", billingMode=Unknown()))
    .without("outside", "reads one resource")
)

capacity_missing = (
    Table("dynamodb-capacity-missing", base)
    .good("a table that is there already has it", lambda plan: existing(provisioned(plan), "orders"))
    .good("paid per request")
    .good("both are set", lambda plan: provisioned(plan, readCapacity=5, writeCapacity=5))
    .good("a backup brings it along", lambda plan: provisioned(plan).set("orders", restoreSourceName="orders-old"))
    .bad(
        "one of two",
        lambda plan: provisioned(plan, readCapacity=5),
        ("orders", "billingMode is PROVISIONED, and writeCapacity is not set."),
        level="mandatory",
    )
    .bad(
        "none in the index",
        lambda plan: provisioned(plan, readCapacity=5, writeCapacity=5).set(
            "orders", globalSecondaryIndexes=[{"name": "by-status", "hashKey": "status"}]
        ),
        (
            "orders",
            "billingMode is PROVISIONED, and readCapacity and writeCapacity are not set in the index by-status.",
        ),
    )
    .absent(
        "provisioned is the default",
        lambda plan: provisioned(plan).set("orders", billingMode=None),
        (
            "orders",
            "billingMode is not set, which means PROVISIONED, and readCapacity and writeCapacity are not set.",
        ),
    )
    .unknown("the mode", lambda plan: plan.set("orders", billingMode=Unknown()))
    .without("outside", "reads one resource")
)

billing_mode_unknown = (
    Table("dynamodb-billing-mode-unknown", base)
    .good("paid per request")
    .bad(
        "the console's word",
        lambda plan: plan.set("orders", billingMode="ON_DEMAND"),
        ("orders", "billingMode is 'ON_DEMAND'."),
        level="mandatory",
    )
    .absent("provisioned is the default", lambda plan: plan.set("orders", billingMode=None))
    .unknown("from an update", lambda plan: plan.set("orders", billingMode=Unknown()))
    .without("outside", "reads one resource")
)

key_attribute_undeclared = (
    Table("dynamodb-key-attribute-undeclared", base)
    .bad(
        "an index of its own may use it",
        lambda plan: plan.set("orders", globalSecondaryIndexes=None).add(
            "aws:dynamodb/globalSecondaryIndex:GlobalSecondaryIndex", "by", tableName=Ref("orders", "name")
        ),
        (
            "orders",
            "attributes declares 'status', 'country', which no key of the table or an index uses.",
        ),
        level="advisory",
    )
    .good("all keys are declared")
    .good("a backup brings them along", lambda plan: plan.set("orders", attributes=[], restoreSourceName="orders-old"))
    .bad(
        "the hash key is not declared",
        lambda plan: plan.set("orders", hashKey="id"),
        ("orders", "hashKey is 'id', which is not among the attributes."),
        ("orders", "attributes declares 'customer', which no key of the table or an index uses."),
        level="mandatory",
    )
    .bad(
        "the index's key is not declared",
        lambda plan: plan.set(
            "orders",
            attributes=[{"name": "customer", "type": "S"}, {"name": "placed", "type": "N"}],
            localSecondaryIndexes=None,
            globalSecondaryIndexes=[{"name": "by-status", "hashKey": "status"}],
        ),
        ("orders", "globalSecondaryIndexes[0].hashKey is 'status', which is not among the attributes."),
    )
    .bad(
        "an attribute that no key uses",
        lambda plan: plan.set("orders", localSecondaryIndexes=None),
        ("orders", "attributes declares 'total', which no key of the table or an index uses."),
    )
    .absent(
        "no range key",
        lambda plan: plan.set("orders", rangeKey=None, localSecondaryIndexes=[{"name": "a", "rangeKey": "placed"}]),
        ("orders", "attributes declares 'total', which no key of the table or an index uses."),
    )
    .unknown("the key", lambda plan: plan.set("orders", hashKey=Unknown()))
    .without("outside", "reads one resource")
)


def copied(plan: Plan, **replica: object) -> Plan:
    return plan.set("orders", streamEnabled=True, replicas=[{"regionName": "us-east-1", **replica}])


KEY = "arn:aws:kms:eu-west-1:210987654321:key/1"
replica_key_missing = (
    Table("dynamodb-replica-key-missing", base)
    .good(
        "the key is not used",
        lambda plan: plan.set(
            "orders",
            serverSideEncryption={"enabled": False, "kmsKeyArn": KEY},
            replicas=[{"regionName": "eu-west-3"}],
        ),
    )
    .good("keys of AWS everywhere", copied)
    .good(
        "a key for each",
        lambda plan: copied(plan, kmsKeyArn=KEY).set(
            "orders", serverSideEncryption={"enabled": True, "kmsKeyArn": KEY}
        ),
    )
    .bad(
        "a key for the table only",
        lambda plan: copied(plan).set("orders", serverSideEncryption={"enabled": True, "kmsKeyArn": KEY}),
        ("orders", "The table is encrypted with a key of its own, and its replica in us-east-1 names none."),
        level="mandatory",
    )
    .absent("no key", lambda plan: copied(plan).set("orders", serverSideEncryption={"enabled": True}))
    .unknown(
        "the replicas",
        lambda plan: plan.set("orders", serverSideEncryption={"enabled": True, "kmsKeyArn": KEY}, replicas=Unknown()),
    )
    .without("outside", "reads one resource")
)

replica_in_own_region = (
    Table("dynamodb-replica-in-own-region", base)
    .good("another region", copied)
    .good(
        "a replica by itself",
        lambda plan: plan.add(REPLICA, "copy", globalTableArn=Ref("orders", "arn"), provider={"region": "us-east-1"}),
    )
    .bad(
        "the table's region",
        lambda plan: plan.set("orders", replicas=[{"regionName": "eu-west-1"}]),
        ("orders", "The table stands in eu-west-1, and so does this replica."),
        level="mandatory",
    )
    .bad(
        "the provider of the table",
        lambda plan: plan.add(REPLICA, "copy", globalTableArn=Ref("orders", "arn")),
        ("copy", "The replica is created in eu-west-1, where its table orders stands."),
    )
    .absent("no replicas", None)
    .unknown("the region", lambda plan: plan.set("orders", replicas=[{"regionName": Unknown()}]))
    .outside(
        "the table is elsewhere",
        lambda plan: plan.add(REPLICA, "copy", globalTableArn="arn:aws:dynamodb:eu-west-1:210987654321:table/other"),
    )
)


def local(plan: Plan, *ranges: str, name: str = "by-{}") -> Plan:
    indexes = [{"name": name.format(key), "rangeKey": key, "projectionType": "ALL"} for key in ranges]
    return plan.set("orders", localSecondaryIndexes=indexes)


index_refused = (
    Table("dynamodb-index-refused", base)
    .good("five local ones", lambda plan: local(plan, "a", "b", "c", "d", "e"))
    .bad(
        "six",
        lambda plan: local(plan, "a", "b", "c", "d", "e", "f"),
        ("orders", "There are 6 local indexes; 5 are allowed."),
        level="mandatory",
    )
    .bad("one name", lambda plan: local(plan, "a", "b", name="by-it"), ("orders", "Two indexes have the name 'by-it'."))
    .bad(
        "one key",
        lambda plan: plan.set("orders", rangeKey="customer"),
        ("orders", "The hash key and rangeKey are both 'customer'."),
        level="mandatory",
    )
    .bad(
        "the table's hash key once more",
        lambda plan: local(plan, "customer"),
        ("orders", "The hash key and rangeKey are both 'customer'."),
    )
    .good(
        "an index by the table's hash key",
        lambda plan: plan.set(
            "orders", globalSecondaryIndexes=[{"name": "by", "hashKey": "status", "rangeKey": "customer"}]
        ),
    )
    .absent("no indexes", lambda plan: plan.set("orders", globalSecondaryIndexes=None))
    .unknown("all of them", lambda plan: plan.set("orders", globalSecondaryIndexes=Unknown()))
)


def one() -> Plan:
    plan = base()
    item = Json({"customer": {"S": "a"}, "placed": {"N": "1"}})
    return plan.add("aws:dynamodb/tableItem:TableItem", "first", tableName="orders", hashKey="customer", item=item)


item_malformed = (
    Table("dynamodb-item-malformed", one)
    .good("typed")
    .bad(
        "plain",
        lambda plan: plan.set("first", item=Json({"customer": "a", "placed": 1})),
        ("first", "customer, placed have no type."),
        level="mandatory",
    )
    .bad(
        "no key",
        lambda plan: plan.set("first", item=Json({"placed": {"N": "1"}})),
        ("first", "The item has no customer, which is hashKey."),
    )
    .outside(
        "of a table elsewhere", lambda plan: plan.set("first", tableName="others", item=Json({"customer": {"N": "1"}}))
    )
    .bad(
        "a key of another type",
        lambda plan: plan.set("first", tableName=Ref("orders", "name"), item=Json({"customer": {"N": "1"}})),
        (
            "first",
            "customer is of the type N, and the table's key is S.",
            'Write {"customer": {"S": …}}.',
        ),
    )
    .bad(
        "three of four are named",
        lambda plan: plan.set("first", item=Json({"customer": "a", "placed": 1, "status": "new", "total": 2})),
        ("first", "customer, placed, status have no type."),
    )
    .bad(
        "a range key of another type",
        lambda plan: plan.set(
            "first",
            tableName=Ref("orders", "name"),
            rangeKey="placed",
            item=Json({"customer": {"S": "a"}, "placed": {"S": "today"}}),
        ),
        ("first", "placed is of the type S, and the table's key is N."),
    )
    .bad(
        "no range key, which the table has",
        lambda plan: plan.set("first", tableName=Ref("orders", "name")),
        ("first", "rangeKey is not set, and the table has placed.", "Set rangeKey to placed."),
        level="mandatory",
    )
    .bad(
        "a range key that the table has not",
        lambda plan: plan.set("orders", rangeKey=None).set("first", tableName=Ref("orders", "name"), rangeKey="placed"),
        ("first", "rangeKey is placed, and the table has none.", "Remove rangeKey."),
    )
    .bad(
        "a range key that the item has not",
        lambda plan: plan.set("first", rangeKey="status"),
        ("first", "The item has no status, which is rangeKey.", "Add status."),
    )
    .good("both keys", lambda plan: plan.set("first", tableName=Ref("orders", "name"), rangeKey="placed"))
    .absent("no item", lambda plan: plan.set("first", item=None))
    .unknown("all of it", lambda plan: plan.set("first", item=Unknown()))
)


def doubled(**inputs: object) -> Plan:
    plan = Plan(region="eu-west-1")
    plan.add(
        "aws:dynamodb/table:Table",
        "rows",
        hashKey="id",
        attributes=[{"name": "id", "type": "S"}],
        pointInTimeRecovery={"enabled": True},
        replicas=[{"regionName": "us-east-1"}],
        **inputs,
    )
    return plan


replica_of_fixed_capacity = (
    Table("dynamodb-replica-of-fixed-capacity", lambda: doubled(billingMode="PAY_PER_REQUEST"))
    .good("on demand")
    .bad(
        "a capacity of its own",
        lambda p: p.set("rows", billingMode="PROVISIONED", readCapacity=5, writeCapacity=5),
        (
            "rows",
            "The table has replicas, and billingMode is PROVISIONED.",
            (
                "Set billingMode to PAY_PER_REQUEST, or make the table first, with an appautoscaling.Target for its "
                "writes, and its replicas as TableReplica that depend on it."
            ),
        ),
        level="mandatory",
    )
    .absent(
        "by default",
        lambda p: p.set("rows", billingMode=None, readCapacity=5, writeCapacity=5),
        ("rows", "The table has replicas, and billingMode means PROVISIONED."),
    )
    .good("none", lambda p: p.set("rows", replicas=None, billingMode="PROVISIONED", readCapacity=5, writeCapacity=5))
    .unknown("from an update", lambda p: p.set("rows", billingMode=Unknown()))
    .outside("nothing is referred to", None)
)
