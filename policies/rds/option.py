"""Option groups."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, joined, policy
from policypack.catalogue.tokens import Rds
from policypack.shelf.outside import listed, named_outside, proven, with_commands
from policypack.shown import argument

# RDS makes these itself when a database first uses their engine: "default:mysql-8-0".
DEFAULT = "default:"


@policy(Rds.INSTANCE)
def group_not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Option group does not exist.

    Why: "OptionGroupNotFoundFault: Specified OptionGroupName: … not found." An option group belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
    """
    name = named_outside(database, "optionGroupName", stack, Rds.OPTION_GROUP)
    if name is None or name.startswith(DEFAULT) or aws.rds.option_group(name) is not None:
        return
    yield database.finding(
        "optionGroupName",
        problem=f"There is no option group {name} in {database.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a group that is there, or create it in the stack and refer to its name:",
            f"aws rds describe-option-groups --region {database.region} --query 'OptionGroupsList[].OptionGroupName'",
        ),
        level=proven(database, "optionGroupName", stack),
    )


@policy(Rds.INSTANCE)
def group_engine_mismatch(database: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Option group is for another engine or major version.

    Why: "InvalidParameterCombination: The option group … is associated with a different engine than the DB instance",
    or with another major version of it.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html
    """
    if not database.has("optionGroupName"):
        return
    engine, version = database.text("engine"), database.text("engineVersion")
    if engine is None:
        return
    found = _engine_of(database, stack, aws)
    if found is None:
        return
    group_engine, major = found
    if group_engine == engine and (version is None or _within(version, major)):
        return
    yield database.finding(
        "optionGroupName",
        problem=f"The option group is for {group_engine} {major}, and the database is {engine} {version or ''}".rstrip()
        + ".",
        fix=f"Use an option group whose engineName is {engine} and whose majorEngineVersion is the database's.",
        level=proven(database, "optionGroupName", stack),
    )


def _engine_of(database: Resource, stack: Stack, aws: Aws | None) -> tuple[str, str] | None:
    """Return engine and major version of the database's option group; None where nobody can say them."""
    planned = stack.follow(database, "optionGroupName", Rds.OPTION_GROUP)
    if planned is not None:
        engine, major = planned.text("engineName"), planned.text("majorEngineVersion")
        return (engine, major) if engine and major else None
    name = named_outside(database, "optionGroupName", stack, Rds.OPTION_GROUP)
    if name is None or name.startswith(DEFAULT) or aws is None:
        return None
    group = aws.rds.option_group(name)
    return (group.engine, group.major) if group else None


def _within(version: str, major: str) -> bool:
    # A version may be said as its major alone, or shorter still: "19" and "8" fit "19" and "8.0".
    version, major = joined(version, "."), joined(major, ".")
    return version.startswith(major) or major.startswith(version)


@policy(Rds.OPTION_GROUP)
def not_offered(group: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Option group asks for an option that the engine version does not have.

    Why: "InvalidParameterValue: The option … is not supported for engine mysql 8.4", or an option whose name is
    mistyped.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOptionGroupOptions.html
    """
    asked = [option for option in group.blocks("options") if option.has("optionName")]
    if not asked:
        return
    engine, major = group.text("engineName"), group.text("majorEngineVersion")
    if not engine or not major:
        return
    offered = aws.rds.options(engine, major)
    region = group.region
    command = (
        f"aws rds describe-option-group-options --engine-name {argument(engine)} "
        f"--major-engine-version {argument(major)} --region {region} --query 'OptionGroupOptions[].Name'"
    )
    for option in asked:
        name = option.text("optionName")
        if offered is not None and name not in offered:
            have = f"it has {listed(sorted(offered))}" if offered else "it has none"
            yield option.finding(
                "optionName",
                problem=f"{engine} {major} has no option {name} in {region}; {have}.",
                fix=with_commands("Remove the option or correct its name; this lists those on offer:", command),
            )
