"""What brings what into being: types that make a thing beside the one that is called after it.

One table for all rules that ask AWS whether a thing is there. What this same update makes counts as there, whichever
way it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from policypack import Resource, Stack, Undecided
from policypack.catalogue.tokens import (
    S3,
    Account,
    Athena,
    Cloudwatch,
    Docdb,
    Dynamodb,
    Ec2,
    Ecr,
    Ecs,
    Elasticbeanstalk,
    Glue,
    Iam,
    Imagebuilder,
    Kms,
    Neptune,
    Rds,
    Secretsmanager,
    Ssm,
)
from policypack.scope import Scope, scope_of
from policypack.shelf.containers import containers
from policypack.shelf.remote import has_remote

# What has no type of its own.
ZONES = "availability zones"
REGIONS = "regions"
ENGINE_VERSIONS = "engine versions"


class Made(NamedTuple):
    """One thing that a resource makes. `name` is None for any name; `region` is empty for the maker's own."""

    name: str | None
    region: str = ""
    begins: bool = False

    def is_called(self, name: str) -> bool:
        if self.name is None:
            return True
        return name.lower().startswith(self.name.lower()) if self.begins else name.lower() == self.name.lower()


# Yields what one resource makes. May raise Undecided: then it may be anything.
Makes: TypeAlias = Callable[[Resource, Stack], Iterator[Made]]


def _replicas(maker: Resource, _stack: Stack) -> Iterator[Made]:
    """Yield the copies in other regions, which have the original's name."""
    for replica in maker.blocks("replicas"):
        region = replica.text("regionName") or replica.text("region")
        if region:
            yield Made(maker.text("name"), region)


def _copy_of_table(replica: Resource, stack: Stack) -> Iterator[Made]:
    table = stack.follow(replica, "globalTableArn", Dynamodb.TABLE)
    yield Made(table.text("name") if table else (replica.text("globalTableArn") or "").rpartition("/")[2])


def _copy_of_key(replica: Resource, stack: Stack) -> Iterator[Made]:
    if not stack.follow_all(replica, "primaryKeyArn", Kms.KEY, Kms.EXTERNAL_KEY):
        yield Made((replica.text("primaryKeyArn") or "").rpartition("/")[2])


def _parameters(distribution: Resource, _stack: Stack) -> Iterator[Made]:
    for place in distribution.blocks("distributions"):
        for parameter in place.blocks("ssmParameterConfigurations"):
            yield Made(parameter.text("parameterName"), place.text("region") or "")


def _log_groups(task: Resource, _stack: Stack) -> Iterator[Made]:
    """Yield the log groups that the first container to start makes, in the region that it logs to."""
    for container in containers(task):
        configuration = container.block("logConfiguration")
        options = configuration.block("options") if configuration else None
        if options and options.text("awslogs-create-group", default="false") == "true":
            yield Made(options.text("awslogs-group"), options.text("awslogs-region") or "")


def _zone_group(group: Resource, _stack: Stack) -> Iterator[Made]:
    if (group.text("optInStatus") or "") == "opted-in":
        yield Made(group.text("groupName"))


def _region(region: Resource, _stack: Stack) -> Iterator[Made]:
    if region.flag("enabled"):
        name = region.text("regionName") or ""
        yield Made(name, name)


def _engine_version(version: Resource, _stack: Stack) -> Iterator[Made]:
    yield Made(f"{version.text('engine')} {version.text('engineVersion')}")


def _below(property: str) -> Makes:
    """Return what reads the prefix of all that it makes; ROOT is for everything."""

    def makes(maker: Resource, _stack: Stack) -> Iterator[Made]:
        prefix = maker.text(property) or ""
        yield Made(None) if prefix == "ROOT" else Made(f"{prefix}/", begins=True)

    return makes


def _service_role(role: Resource, _stack: Stack) -> Iterator[Made]:
    """Yield the role's name, of which only the service knows how it is spelt."""
    yield Made("AWSServiceRoleFor", begins=True)


def _environments_bucket(_environment: Resource, _stack: Stack) -> Iterator[Made]:
    yield Made("elasticbeanstalk-", begins=True)


class Origin(NamedTuple):
    """A type that makes a thing where a property of it is set, and what it makes."""

    type: str
    property: str
    makes: Makes


def _by(type: str, property: str) -> Origin:
    """Return an origin that names what it makes in a property."""

    def makes(maker: Resource, _stack: Stack) -> Iterator[Made]:
        yield Made(maker.text(property))

    return Origin(type, property, makes)


def _alike(property: str, *types: str) -> dict[str, tuple[Origin, ...]]:
    """Types of several services that share one API, and so one set of names."""
    return {type: tuple(_by(other, property) for other in types if other != type) for type in types}


# By the type that a thing is called after.
ORIGINS: Mapping[str, tuple[Origin, ...]] = {
    # CREATE DATABASE makes it in the Glue Data Catalog.
    # https://docs.aws.amazon.com/athena/latest/ug/create-database.html
    Glue.CATALOG_DATABASE: (_by(Athena.DATABASE, "name"),),
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
    Dynamodb.TABLE: (
        Origin(Dynamodb.TABLE_REPLICA, "globalTableArn", _copy_of_table),
        Origin(Dynamodb.TABLE, "replicas", _replicas),
    ),
    # https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
    Kms.KEY: (
        Origin(Kms.REPLICA_KEY, "primaryKeyArn", _copy_of_key),
        Origin(Kms.REPLICA_EXTERNAL_KEY, "primaryKeyArn", _copy_of_key),
    ),
    # https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
    Secretsmanager.SECRET: (Origin(Secretsmanager.SECRET, "replicas", _replicas),),
    # https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_SsmParameterConfiguration.html
    Ssm.PARAMETER: (Origin(Imagebuilder.DISTRIBUTION_CONFIGURATION, "distributions", _parameters),),
    # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
    Cloudwatch.LOG_GROUP: (Origin(Ecs.TASK_DEFINITION, "containerDefinitions", _log_groups),),
    # https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
    Iam.ROLE: (Origin(Iam.SERVICE_LINKED_ROLE, "awsServiceName", _service_role),),
    # https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.S3.html
    S3.BUCKET: (Origin(Elasticbeanstalk.ENVIRONMENT, "application", _environments_bucket),),
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
    # https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
    Ecr.REPOSITORY: (
        Origin(Ecr.PULL_THROUGH_CACHE_RULE, "ecrRepositoryPrefix", _below("ecrRepositoryPrefix")),
        Origin(Ecr.REPOSITORY_CREATION_TEMPLATE, "prefix", _below("prefix")),
    ),
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyAvailabilityZoneGroup.html
    ZONES: (Origin(Ec2.AVAILABILITY_ZONE_GROUP, "groupName", _zone_group),),
    # https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html
    REGIONS: (Origin(Account.REGION, "regionName", _region),),
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateCustomDBEngineVersion.html
    ENGINE_VERSIONS: (Origin(Rds.CUSTOM_DB_ENGINE_VERSION, "engineVersion", _engine_version),),
    # DocumentDB and Neptune are served by RDS's API, and share its names.
    # https://docs.aws.amazon.com/documentdb/latest/developerguide/api-reference.html
    # https://docs.aws.amazon.com/neptune/latest/apiref/Welcome.html
    **_alike("clusterIdentifier", Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER),
    **_alike("name", Rds.SUBNET_GROUP, Docdb.SUBNET_GROUP, Neptune.SUBNET_GROUP),
    **_alike("name", Rds.CLUSTER_PARAMETER_GROUP, Docdb.CLUSTER_PARAMETER_GROUP, Neptune.CLUSTER_PARAMETER_GROUP),
    **_alike("name", Rds.PARAMETER_GROUP, Neptune.PARAMETER_GROUP),
    **_alike("dbClusterSnapshotIdentifier", Rds.CLUSTER_SNAPSHOT, Docdb.CLUSTER_SNAPSHOT, Neptune.CLUSTER_SNAPSHOT),
}

_KINDS: dict[str, list[tuple[str, str]]] = {}
for _kind, _origins in ORIGINS.items():
    for _origin in _origins:
        _KINDS.setdefault(_origin.type, []).append((_kind, _origin.property))

# Whatever pushes images while the stack is created, functions that are called among them: what a registry has now may
# not be what is pulled.
# https://docs.aws.amazon.com/imagebuilder/latest/userguide/what-is-image-builder.html
PUSHERS = (
    *("docker:", "docker-build:", "dockerbuild:", "awsx:", "command:"),
    *("pulumi-python:dynamic", "pulumi-nodejs:dynamic", "aws:imagebuilder/image:", "aws:lambda/invocation:"),
)


def brought(kind: str, name: str, at: Resource, stack: Stack, region: str = "") -> bool:
    """Does this stack make a thing of this name in another way than by its own type?

    `kind` is the type that the thing is called after, or one of the words above. The name is understood where `at`
    is, or in another region of the same account. What only an update knows may be the one.
    """
    wanted = scope_of(at)._replace(region=region) if region else scope_of(at)
    made = stack.once(_made, kind)
    return any(where.same(wanted) is not False for where in made.named.get(name.lower(), ())) or any(
        where.same_account(wanted) is not False
        if thing is None
        else thing.is_called(name) and where.same(wanted) is not False
        for thing, where in made.others
    )


class _Makings(NamedTuple):
    """What a stack makes of a kind, and where: by whole names, and the rest. None stands for anything at all."""

    named: dict[str, set[Scope]]
    others: set[tuple[Made | None, Scope]]


def _made(stack: Stack, kind: str) -> _Makings:
    found = _Makings({}, set())
    for origin in ORIGINS.get(kind, ()):
        for maker in stack.under(_makers, (kind, origin.type)):
            own = scope_of(maker)
            try:
                for thing in origin.makes(maker, stack):
                    where = own._replace(region=thing.region) if thing.region else own
                    if thing.name is None or thing.begins:
                        found.others.add((thing, where))
                    else:
                        found.named.setdefault(thing.name.lower(), set()).add(where)
            except Undecided:
                found.others.add((None, own))
    return found


def _makers(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield (kind, own type) for each kind of thing that a resource may make besides itself."""
    if not resource.external:
        yield from ((kind, resource.type) for kind, property in _KINDS.get(resource.type, ()) if resource.has(property))


def pushed_anew(uri: str, stack: Stack) -> bool:
    """May this update push another image under the same name? What is named by its digest stays what it is."""
    return "@" not in uri and (stack.has_type(*PUSHERS) or has_remote(stack))
