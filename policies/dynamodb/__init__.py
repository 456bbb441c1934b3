"""Amazon DynamoDB."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypack import UNKNOWN, Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Dynamodb
from policypack.shelf.providers import exists
from policypack.shelf.remote import adrift

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
BILLING_MODES = ("PROVISIONED", "PAY_PER_REQUEST")
CAPACITIES = ("readCapacity", "writeCapacity")
LOCAL_INDEXES = 5
# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
ATTRIBUTE_TYPES = ("B", "BOOL", "BS", "L", "M", "N", "NS", "NULL", "S", "SS")
RESTORED = ("restoreSourceName", "restoreSourceTableArn", "restoreBackupArn")


def _restored(table: Resource) -> bool:
    return any(table.has(name) for name in RESTORED)


def _indexes(table: Resource) -> list[Block]:
    return [*table.blocks("globalSecondaryIndexes"), *table.blocks("localSecondaryIndexes")]


@policy(Dynamodb.TABLE, level="advisory", group="reliability")
def recovery_point_off(table: Resource) -> Iterator[Finding]:
    """Table cannot be restored to a point in time.

    Why: Without point-in-time recovery an overwritten or deleted item is gone; with it every second of the last 35
    days can be restored.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
    """
    recovery = table.block("pointInTimeRecovery")
    if recovery is None or not recovery.flag("enabled", default=False):
        said = "enabled is not true in it" if recovery is not None else "it is not set"
        yield table.finding(
            "pointInTimeRecovery",
            problem=f"pointInTimeRecovery is off: {said}.",
            fix="Set pointInTimeRecovery with enabled true.",
        )


@policy(Dynamodb.TABLE)
def ttl_without_attribute(table: Resource) -> Iterator[Finding]:
    """Time to live is switched on without an attribute.

    Why: The provider refuses the table: "TTL must have an attribute name when enabled". DynamoDB needs to know which
    attribute holds the time.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
    """
    ttl = table.block("ttl")
    if ttl is None or not ttl.flag("enabled", default=False):
        return
    if not ttl.has("attributeName"):
        yield ttl.finding(
            "attributeName",
            problem="ttl is enabled, and its attributeName is not set.",
            fix="Set attributeName to the attribute that holds the expiry in seconds since 1970, or enabled to false.",
        )


@policy(Dynamodb.TABLE)
def capacity_on_demand(table: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Capacity is provisioned for a table that is paid per request.

    Why: The provider refuses a new table: "read_capacity can not be set when billing_mode is "PAY_PER_REQUEST"", as
    CreateTable would. What indexes say it drops without a word, which is why theirs is only advised about.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/dynamodb/table.go
    """
    if table.text("billingMode") != "PAY_PER_REQUEST":
        return
    for block in [table, *table.blocks("globalSecondaryIndexes")]:
        given = {name: value for name in CAPACITIES if (value := block.number(name))}
        if given:
            shown = " and ".join(f"{name} is {value}" for name, value in given.items())
            where = "" if block is table else f" in the index {block.raw('name')}"
            yield block.finding(
                next(iter(given)),
                problem=f"billingMode is PAY_PER_REQUEST, and {shown}{where}.",
                fix=f"Remove {' and '.join(given)}, or set billingMode to PROVISIONED.",
                level=None if block is table and not exists(table, stack) else "advisory",
            )


@policy(Dynamodb.TABLE)
def capacity_missing(table: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Provisioned table has no capacity.

    Why: billingMode is PROVISIONED unless it is said otherwise, and the provider refuses a table without both
    capacities: "read_capacity must be at least 1 when billing_mode is "PROVISIONED"".
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
    """
    if table.text("billingMode", default="PROVISIONED") != "PROVISIONED" or exists(table, stack) or _restored(table):
        return
    for block in [table, *table.blocks("globalSecondaryIndexes")]:
        missing = [name for name in CAPACITIES if not block.number(name, default=0)]
        if missing:
            where = "" if block is table else f" in the index {block.raw('name')}"
            said = "is PROVISIONED" if table.has("billingMode") else "is not set, which means PROVISIONED"
            yield block.finding(
                missing[0],
                problem=f"billingMode {said}, and {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not "
                f"set{where}.",
                fix=f"Set billingMode to PAY_PER_REQUEST, or {' and '.join(missing)} to 1 or more.",
            )


@policy(Dynamodb.TABLE)
def billing_mode_unknown(table: Resource) -> Iterator[Finding]:
    """Billing mode does not exist.

    Why: DynamoDB knows PROVISIONED and PAY_PER_REQUEST; the console calls the second "on-demand", the API does not.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
    """
    mode = table.text("billingMode")
    if mode is not None and mode not in BILLING_MODES:
        yield table.finding(
            "billingMode",
            problem=f"billingMode is {mode!r}.",
            fix="Set billingMode to PAY_PER_REQUEST or PROVISIONED.",
        )


@policy(Dynamodb.TABLE)
def key_attribute_undeclared(table: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Attributes of the table and keys of the table and its indexes do not match.

    Why: Every key needs an attribute with its type, and only keys may have one: "all attributes must be indexed.
    Unused attributes: …" and "ValidationException: Some index key attributes are not defined in AttributeDefinitions".
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
    """
    if _restored(table):
        return
    declared = [block.text("name") for block in table.blocks("attributes")]
    keys: dict[str, str] = {}
    for block in [table, *_indexes(table)]:
        for name in ("hashKey", "rangeKey"):
            if key := block.text(name):
                keys.setdefault(key, block.path(name))
        for part in block.blocks("keySchemas"):
            if key := part.text("attributeName"):
                keys.setdefault(key, part.path("attributeName"))
    for key, path in keys.items():
        if key not in declared:
            yield table.finding(
                path,
                problem=f"{path} is {key!r}, which is not among the attributes.",
                fix=f"Add {key!r} to attributes with its type: S, N or B.",
            )
    unused = [name for name in declared if name is not None and name not in keys]
    if unused:
        yield table.finding(
            "attributes",
            problem=f"attributes declares {', '.join(map(repr, unused))}, which no key of the table or an index uses.",
            fix="Remove them from attributes, which is for keys only: items may have any other attribute undeclared.",
            # An index that is a resource of its own may be keyed by them.
            level="advisory"
            if stack.referrers(table, Dynamodb.GLOBAL_SECONDARY_INDEX, property="tableName")
            or adrift(stack, "tableName", Dynamodb.GLOBAL_SECONDARY_INDEX)
            else None,
        )


@policy(Dynamodb.TABLE)
def replica_key_missing(table: Resource) -> Iterator[Finding]:
    """Replica of a table with a key of its own has no key.

    Why: "ValidationException: One or more parameter values were invalid: KMSMasterKeyId must be specified for each
    replica." A key belongs to one region.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html
    """
    encryption = table.block("serverSideEncryption")
    if encryption is None or not encryption.flag("enabled", default=False) or not encryption.given("kmsKeyArn"):
        return
    for replica in table.blocks("replicas"):
        if not replica.has("kmsKeyArn"):
            region = replica.raw("regionName")
            where = region if isinstance(region, str) else "another region"
            yield replica.finding(
                "kmsKeyArn",
                problem=f"The table is encrypted with a key of its own, and its replica in {where} names none.",
                fix=f"Set kmsKeyArn of the replica to a key of {where}.",
            )


@policy(Dynamodb.TABLE, Dynamodb.TABLE_REPLICA)
def replica_in_own_region(table: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Replica stands in the region of its table.

    Why: A table has one replica in each region, its own included: "ValidationException: … Cannot add, delete, or
    update the local region through ReplicaUpdates".
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
    """
    if table.type == Dynamodb.TABLE:
        for replica in table.blocks("replicas"):
            if replica.text("regionName") == table.region:
                yield replica.finding(
                    "regionName",
                    problem=f"The table stands in {table.region}, and so does this replica.",
                    fix="Remove the replica, or name another region.",
                )
        return
    source = stack.follow(table, "globalTableArn", Dynamodb.TABLE)
    if source is not None and source.region == table.region:
        yield table.finding(
            "region",
            problem=f"The replica is created in {table.region}, where its table {source.name} stands.",
            fix="Create the replica with the provider of another region, or set its region.",
        )


@policy(Dynamodb.TABLE)
def index_refused(table: Resource) -> Iterator[Finding]:
    """Index of a table is one that DynamoDB does not make.

    Why: "ValidationException: One or more parameter values were invalid: Duplicate index name", "Number of
    LocalSecondaryIndexes exceeds per-table limit of 5", "Both the Hash Key and the Range Key element in the KeySchema
    have the same name".
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
    """
    local = table.blocks("localSecondaryIndexes")
    if len(local) > LOCAL_INDEXES:
        yield table.finding(
            "localSecondaryIndexes",
            problem=f"There are {len(local)} local indexes; {LOCAL_INDEXES} are allowed.",
            fix="Make some of them global ones.",
        )
    seen: set[str] = set()
    for block in [table, *_indexes(table)]:
        name = block.text("name") if block is not table else None
        if name and name in seen:
            yield block.finding("name", problem=f"Two indexes have the name {name!r}.", fix="Rename one of them.")
        seen.add(name or "")
        hash, range = block.text("hashKey"), block.text("rangeKey")
        if block.path("").startswith("localSecondaryIndexes"):
            hash = table.text("hashKey")
        if range and hash == range:
            yield block.finding(
                "rangeKey", problem=f"The hash key and rangeKey are both {range!r}.", fix="Use two attributes."
            )


_KEYS = ("hashKey", "rangeKey")


@policy(Dynamodb.TABLE_ITEM)
def item_malformed(item: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Item of a table is not in the form that DynamoDB takes.

    Why: "ValidationException: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
    "One of the required keys was not given a value", "Type mismatch for key id expected: S actual: N": each value
    stands in an object with its type. Or the provider, which reads the item by its keys, asks for others than the
    table has: "The provided key element does not match the schema".
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
    https://github.com/hashicorp/terraform/issues/27290
    """
    document = item.document("item")
    if document is None:
        return
    values = document.values
    wrong = [
        name
        for name, value in values.items()
        if not isinstance(value, Text) and value is not UNKNOWN and not _typed(value)
    ]
    absent = [f"{key}, which is {name}" for name in _KEYS if (key := item.text(name)) and key not in values]
    if wrong:
        problem = f"{', '.join(wrong[:3])} {'has' if len(wrong) == 1 else 'have'} no type."
        fix = 'Write {"id": {"S": "a"}, "count": {"N": "1"}}: a number is a text too.'
    elif absent:
        problem, fix = f"The item has no {absent[0]}.", f"Add {absent[0].partition(',')[0]}."
    elif mistyped := _mistyped(item, values, stack):
        name, found, wanted = mistyped
        problem = f"{name} is of the type {found}, and the table's key is {wanted}."
        fix = f'Write {{"{name}": {{"{wanted}": …}}}}.'
    elif other := _other_key(item, stack):
        name, key = other
        problem = f"{name} is {item.text(name) or 'not set'}, and the table has {key or 'none'}."
        yield item.finding(name, problem=problem, fix=f"Set {name} to {key}." if key else f"Remove {name}.")
        return
    else:
        return
    yield item.finding("item", problem=problem, fix=fix)


def _other_key(item: Resource, stack: Stack) -> tuple[str, str | None] | None:
    """Return the first key that is not that of the item's table, and that of the table."""
    table = stack.follow(item, "tableName", Dynamodb.TABLE)
    if table is None or table.external:
        return None
    return next(((name, table.text(name)) for name in _KEYS if item.text(name) != table.text(name)), None)


def _mistyped(item: Resource, values: Mapping[str, object], stack: Stack) -> tuple[str, str, str] | None:
    """Return the first key of an item that is not of the type that its table declares, with both types."""
    table = stack.follow(item, "tableName", Dynamodb.TABLE)
    declared = {each.text("name"): each.text("type") for each in table.blocks("attributes")} if table else {}
    for key in (item.text("hashKey"), item.text("rangeKey")):
        value, wanted = values.get(key or ""), declared.get(key)
        if key and wanted and isinstance(value, Mapping) and (found := next(iter(value))) != wanted:
            return key, str(found), wanted
    return None


def _typed(value: object) -> bool:
    return isinstance(value, Mapping) and len(value) == 1 and next(iter(value)) in ATTRIBUTE_TYPES


@policy(Dynamodb.TABLE)
def replica_of_fixed_capacity(table: Resource, *, stack: Stack) -> Iterator[Finding]:
    """New table has replicas and a fixed capacity.

    Why: "ValidationException: Table write capacity should either be Pay-Per-Request or AutoScaled": the replicas are
    made with the table, before anything can scale it.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html
    https://github.com/hashicorp/terraform-provider-aws/issues/13097
    """
    provisioned = table.text("billingMode", default="PROVISIONED") == "PROVISIONED"
    if not table.blocks("replicas") or not provisioned or exists(table, stack) or _restored(table):
        return
    yield table.finding(
        "billingMode",
        problem=f"The table has replicas, and billingMode {'is' if table.has('billingMode') else 'means'} PROVISIONED.",
        fix="Set billingMode to PAY_PER_REQUEST, or make the table first, with an appautoscaling.Target for its "
        "writes, and its replicas as TableReplica that depend on it.",
    )
