"""What older versions of pulumi-aws had: found by its Python path, with what to use instead where somebody says so."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from policypack.catalogue import renames
from policypack.catalogue._renames import removed
from policypack.catalogue._sdk import Module


@pytest.mark.parametrize(
    ("path", "argument", "use"),
    [
        ("ec2.Eip", "vpc", "domain"),
        ("rds.Instance", "name", "db_name"),
        ("batch.ComputeEnvironment", "compute_environment_name", "name"),
        ("batch.JobQueue", "compute_environments", "compute_environment_orders"),
        ("apigateway.Deployment", "stage_name", "apigateway.Stage"),
        ("secretsmanager.Secret", "rotation_rules", "secretsmanager.SecretRotation"),
        ("autoscaling.Attachment", "alb_target_group_arn", "lb_target_group_arn"),
        ("ec2clientvpn.NetworkAssociation", "security_groups", "ec2clientvpn.Endpoint"),
    ],
)
def test_an_argument_that_is_gone_has_a_successor(path: str, argument: str, use: str) -> None:
    found = renames.removed_argument(path, argument)
    assert found is not None
    assert found.use == use
    assert found.until[0] in "456"


@pytest.mark.parametrize(
    ("path", "use"),
    [
        ("applicationloadbalancing.LoadBalancer", "alb.LoadBalancer"),
        ("applicationloadbalancing.get_load_balancer", "alb.get_load_balancer"),
        ("index.get_ami", "ec2.get_ami"),
        ("opsworks.Stack", ""),
    ],
)
def test_a_class_or_function_that_is_gone(path: str, use: str) -> None:
    found = renames.removed_member(path)
    assert found is not None
    assert found.use == use


def test_an_attribute_that_is_gone() -> None:
    found = renames.removed_attribute("opensearch.Domain", "kibana_endpoint")
    assert found is not None
    assert found.use == "dashboard_endpoint"
    assert "kibana_endpoint is deprecated" in found.note


def test_what_is_there_or_never_was_is_not_gone() -> None:
    assert renames.removed_member("ec2.Eip") is None
    assert renames.removed_member("ec2.Epi") is None
    assert renames.removed_member("nothing") is None
    assert renames.removed_argument("ec2.Eip", "domain") is None
    assert renames.removed_argument("ec2.Epi", "vpc") is None
    assert renames.removed_attribute("ec2.Eip", "vpcs") is None


def test_the_table_says_what_was_compared() -> None:
    date, source = renames.about()
    assert datetime.date.fromisoformat(date)
    assert "6.83.2" in source


SDK = """
import pulumi
class {name}Args:
    @property
    @pulumi.getter
    def {argument}(self) -> pulumi.Input[Optional[str]]:
{note}        return 1
class {name}(pulumi.CustomResource):
    def _internal_init(self):
        super({name}, self).__init__('aws:s3/thing:{name}', 1)
    @property
    @pulumi.getter
    def {argument}(self) -> pulumi.Output[Optional[str]]:
        return 1
"""


def sdk(folder: Path, name: str, argument: str, note: str = "") -> dict[str, Module]:
    """One version of a tiny SDK, as its source looks."""
    folder.mkdir()
    warning = f'        pulumi.log.warn("""{argument} is deprecated: {note}""")\n' if note else ""
    (folder / "thing.py").write_text(SDK.format(name=name, argument=argument, note=warning), encoding="utf-8")
    module = Module(folder, "s3")
    module.read()
    return {"s3": module}


def test_a_note_in_the_body_names_the_successor(tmp_path: Path) -> None:
    old = sdk(tmp_path / "old", "Thing", "acl", "Use the `access` argument instead")
    new = sdk(tmp_path / "new", "Thing", "access")
    assert removed([("6.0.0", old)], new)["s3.Thing"]["arguments"] == {
        "acl": {"until": "6.0.0", "note": "Use the `access` argument instead", "use": "access"}
    }


def test_a_plural_is_recognised_and_nothing_else_is_guessed(tmp_path: Path) -> None:
    new = sdk(tmp_path / "new", "Thing", "policies")
    plural = removed([("5.0.0", sdk(tmp_path / "one", "Thing", "policy"))], new)
    assert plural["s3.Thing"]["arguments"]["policy"] == {"until": "5.0.0", "use": "policies"}
    other = removed([("5.0.0", sdk(tmp_path / "two", "Thing", "zone"))], new)
    assert other["s3.Thing"]["arguments"]["zone"] == {"until": "5.0.0"}


def test_a_name_is_alike_word_by_word(tmp_path: Path) -> None:
    for old, added, use in (("buffer_size", "buffering_size", "buffering_size"), ("s3_settings", "mysql_settings", "")):
        gone = removed([("5.0.0", sdk(tmp_path / f"{old}1", "Thing", old))], sdk(tmp_path / f"{old}2", "Thing", added))
        assert gone["s3.Thing"]["arguments"][old].get("use", "") == use


def test_the_last_version_that_had_it_is_named(tmp_path: Path) -> None:
    older = [(v, sdk(tmp_path / v, "Thing", "zone")) for v in ("4.0.0", "5.0.0")]
    new = sdk(tmp_path / "new", "ThingV3", "zone")
    assert removed(older, new) == {"s3.Thing": {"until": "5.0.0"}}
