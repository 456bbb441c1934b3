"""What programs do that a naive monitor gets wrong. Most of it is in one program, which is run once."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from policypack.preview.records import Registration
from policypack.values import UNKNOWN, Asset, Secret
from tests.preview.seeing import Seen

See = Callable[..., Seen]
DEFAULT = "urn:pulumi:staging::traps::pulumi:providers:aws::default_7_51_1"
IRELAND = "urn:pulumi:staging::traps::pulumi:providers:aws::ireland"


@pytest.fixture
def traps(seen: See) -> Seen:
    found = seen("traps", stack="staging")
    assert found.result.failures == ()
    return found


def test_the_program_runs_once_and_what_it_prints_and_logs_is_kept(traps: Seen) -> None:
    assert traps.result.runs == 1
    assert traps.result.output == "printed by the program\n"
    assert traps.result.logs == (("warning", "mind the traps", ""),)


def test_urns_carry_the_types_of_the_parents_without_the_stacks(traps: Seen) -> None:
    assert traps.registration("home").urn == "urn:pulumi:staging::traps::aws:sqs/queue:Queue::home"
    assert traps.registration("outer-inner-queue").urn == (
        "urn:pulumi:staging::traps::traps:index:Outer$traps:index:Inner$aws:sqs/queue:Queue::outer-inner-queue"
    )


def test_default_provider_is_made_once_from_version_and_settings(traps: Seen) -> None:
    found = [item for item in traps.result.registrations if item.urn == DEFAULT]
    assert len(found) == 1
    assert traps.inputs("default_7_51_1") == {
        "version": "7.51.1",
        "region": "eu-central-1",
        "defaultTags": '{"tags":{"Owner":"platform","Team":"default"}}',
    }


@pytest.mark.parametrize(
    ("name", "provider", "region"),
    [
        ("home", DEFAULT, "eu-central-1"),
        ("away", IRELAND, "eu-west-1"),
        ("elsewhere", DEFAULT, "us-east-1"),
        ("outer-topic", IRELAND, "eu-west-1"),
        ("outer-inner-queue", IRELAND, "eu-west-1"),
    ],
    ids=["default", "explicit", "own-region", "inherited", "inherited-through-two-components"],
)
def test_provider_and_region_of_a_resource(traps: Seen, name: str, provider: str, region: str) -> None:
    registration = traps.registration(name)
    assert (registration.provider, traps.inputs(name)["region"]) == (provider, region)
    resource = traps.stack.get(registration.urn)
    assert resource is not None
    assert resource.region == region
    assert resource.provider is not None
    assert resource.provider.properties["region"] == ("eu-west-1" if provider == IRELAND else "eu-central-1")


def test_components_the_stack_and_providers_have_no_provider_and_global_types_no_region(traps: Seen) -> None:
    assert {traps.registration(name).provider for name in ("outer", "outer-inner", "traps-staging", "ireland")} == {""}
    assert "region" not in traps.inputs("prefixed")


def test_default_tags_of_the_provider_are_merged_below_own_tags(traps: Seen) -> None:
    assert traps.inputs("Assets")["tagsAll"] == {"Owner": "platform", "Team": "web"}
    assert traps.inputs("home")["tagsAll"] == {"Owner": "platform", "Team": "default"}
    assert traps.inputs("away")["tagsAll"] == {"Owner": "ireland"}


def test_names_are_made_up_as_the_provider_does(traps: Seen) -> None:
    name = traps.inputs("orders")["name"]
    assert name.startswith("orders-")
    assert len(name) == len("orders-") + 7
    assert traps.inputs("Assets")["bucket"].startswith("assets-")  # buckets are in lower case
    assert traps.inputs("named")["bucket"] == "my-own-name"
    assert "name" not in traps.inputs("prefixed")
    assert traps.inputs("own")["name"].endswith(".fifo")


def test_a_made_up_name_stays_the_same_from_run_to_run(seen: See, traps: Seen) -> None:
    again = seen("traps", stack="staging", config=("verbose=true",))
    assert again.result is not traps.result
    assert again.inputs("orders")["name"] == traps.inputs("orders")["name"]


def test_options_arrive_as_the_engine_has_them(traps: Seen) -> None:
    table: Registration = traps.registration("orders")
    assert (table.options.create_timeout, table.options.delete_timeout, table.options.update_timeout) == (5400, 90, 0)
    assert table.options.ignore_changes == ("tags",)
    assert table.options.retain_on_delete is True
    assert table.options.delete_before_replace is True
    assert traps.registration("Assets").urn in table.dependencies
    assert traps.registration("home").options.delete_before_replace is None


def test_protection_is_inherited_from_a_component(traps: Seen) -> None:
    assert traps.registration("outer-inner-queue").options.protect is True
    assert traps.registration("home").options.protect is False


def test_transforms_run_own_first_then_the_parents_then_the_stacks(traps: Seen) -> None:
    own = traps.inputs("own")
    assert (own["displayName"], own["fifoTopic"]) == ("from the stack", True)
    assert traps.registration("own").options.protect is True
    assert traps.inputs("outer-inner-queue")["tags"] == {"Team": "queues"}  # its grandparent's
    assert "tags" not in traps.inputs("home")


def test_what_a_property_depends_on_survives(traps: Seen) -> None:
    edges = traps.registration("work").property_dependencies
    assert edges["environment"] == tuple(sorted(traps.registration(name).urn for name in ("Assets", "home", "orders")))
    assert edges["role"] == (traps.registration("prefixed").urn,)


def test_text_around_an_output_stays_readable(traps: Seen) -> None:
    policy = json.loads(traps.inputs("policy")["policy"])
    assert policy["Statement"][0]["Resource"] == "arn:aws:sqs:eu-central-1:${aws.account}:${home.arn}"
    variables = traps.inputs("work")["environment"]["variables"]
    assert variables["QUEUE"] == "${home.url}"
    assert variables["BUCKET"] == traps.inputs("Assets")["bucket"]
    assert variables["TABLE_ARN"] == "arn:aws:dynamodb:eu-central-1:${aws.account}:table/${orders.arn}"


def test_a_symbol_leads_back_to_its_resource(traps: Seen) -> None:
    function = traps.stack.get(traps.registration("work").urn)
    assert function is not None
    found = traps.stack.follow(function, "role", "aws:iam/role:Role")
    assert found is not None
    assert found.name == "prefixed"


def test_inputs_are_normalized_to_the_types_of_the_provider(traps: Seen) -> None:
    assert isinstance(traps.inputs("policy")["policy"], str)  # given as an object
    assert traps.inputs("work")["timeout"] == 30  # given as "30"
    assert traps.exports["actions"] == "sqs:*"  # the program reads the text back


def test_secrets_stay_secret_and_placeholders_say_what_they_are(traps: Seen) -> None:
    assert isinstance(traps.raw("secret")["value"], Secret)
    assert traps.inputs("secret")["value"] == "${config.traps:token}"
    assert traps.inputs("nested")["value"] == "${config.traps:limits.key}"
    assert "Encrypted settings cannot be read without a login; traps:limits, traps:token got placeholders." in (
        traps.notes("secret")
    )
    assert "traps:token" not in traps.stack.config


def test_assets_and_archives_arrive_with_their_content(traps: Seen) -> None:
    code = traps.raw("work")["code"]
    assert isinstance(code, Asset)
    assert code.assets is not None
    assert code.assets["handler.py"].path == "./handler.py"
    assert code.assets["more.txt"].text == "x"


def test_resources_that_are_only_read_are_external_and_known_by_their_id(traps: Seen) -> None:
    found = traps.registration("found")
    assert (found.external, found.id) == (True, "sg-0123456789abcdef0")
    user = traps.inputs("uses-found")
    assert user["ingress"][0]["securityGroups"] == ["sg-0123456789abcdef0"]
    assert user["vpcId"] == "${found.vpcId}"
    resource = traps.stack.get(found.urn)
    assert resource is not None
    assert resource.exists
    assert not [item for item in traps.stack if item.exists and not item.external]


def test_outputs_of_other_stacks_are_unknown_and_said_so(traps: Seen) -> None:
    assert traps.raw("referred")["vpcId"] is UNKNOWN
    assert traps.notes("stack-reference") == [
        "What is read from the stack acme/network/production is unknown here: its state is not at hand."
    ]


def test_dynamic_resources_run_without_their_provider(traps: Seen) -> None:
    echo = traps.registration("echo")
    assert echo.type == "pulumi-python:dynamic:Resource"
    resource = traps.stack.get(echo.urn)
    assert resource is not None
    assert resource.keys() == ["text"]  # what the engine keeps to itself is left out
    assert traps.exports["echo"] is UNKNOWN


def test_remote_components_have_no_children_and_that_is_said(traps: Seen) -> None:
    hosted = traps.registration("hosted")
    assert (hosted.remote, hosted.custom) == (True, False)
    assert traps.raw("hosted-subnet")["vpcId"] is UNKNOWN
    assert traps.notes("remote-component") == [
        "The children of hosted (awsx:ec2:Vpc) are made by its provider and are not in the preview."
    ]


def test_outputs_of_components_and_of_the_stack_are_kept(traps: Seen) -> None:
    inner = traps.stack.get(traps.registration("outer-inner").urn)
    assert inner is not None
    assert str(inner.outputs.raw("url")) == "${outer-inner-queue.url}"
    assert traps.exports["queue"] == "${outer-inner-queue.url}"
    assert str(traps.stack.exports.raw("url")) == "${home.url}"
    assert traps.stack.exports.secret("token")


def test_a_resource_is_placed_where_the_program_makes_it(traps: Seen) -> None:
    place = traps.registration("outer-inner-queue").location
    assert place is not None
    assert place.file.endswith("programs/traps/parts.py")
    assert place.line == 8


def test_imported_environments_are_said_once(traps: Seen) -> None:
    assert traps.notes("environment") == [
        (
            "Pulumi.staging.yaml imports traps/shared: imported environments cannot be read without a login, "
            "so settings from there are missing."
        )
    ]


# Functions


def test_plain_calls_get_values_of_the_right_types_and_output_calls_go_through(seen: See) -> None:
    answers = seen("answers")
    assert answers.result.failures == ()
    assert answers.inputs("plain")["vpcId"] == "${aws.ec2.get_vpc(default=True).id}"
    assert answers.inputs("output")["vpcSecurityGroupIds"][0].startswith("${aws.ec2.get_security_group(")
    assert answers.exports["region"] == "eu-central-1"


def test_the_answer_to_a_secret_question_is_secret(seen: See) -> None:
    assert seen("answers").stack.exports.secret("hidden")


# Functions given to apply


@pytest.fixture
def applies(seen: See) -> Seen:
    found = seen("applies")
    assert found.result.failures == ()
    return found


def test_programs_that_take_arns_apart_go_on(applies: Seen) -> None:
    assert applies.exports["account"] == "${aws.account}"
    assert applies.exports["resource"] == "loadbalancer/app/${web.arn}/${web.arn}"
    assert applies.exports["suffix"] == "app/${web.arn}/${web.arn}"
    assert applies.exports["upper"] == "${web.dnsName}"  # symbols survive a change of case
    assert json.loads(applies.exports["dashboard"])["metrics"][0][3] == "${web.arnSuffix}"


def test_an_apply_that_needs_the_real_value_makes_its_result_unknown_and_nothing_else(applies: Seen) -> None:
    for name in ("port", "later", "nested", "library"):
        assert applies.exports[name] is UNKNOWN, name
    user = applies.inputs("user")
    assert user["value"].endswith(".secretString.username}")
    assert user["description"] == "${web.dnsName}"


def test_the_run_is_repeated_without_what_half_an_apply_had_made(applies: Seen) -> None:
    assert applies.result.runs == 2
    assert applies.names("aws:sns/topic:Topic") == set()


def test_each_place_that_needs_the_real_value_is_noted_once(applies: Seen) -> None:
    notes = applies.notes("apply")
    assert len(notes) == 4
    assert any("${web.dnsName}" in note and "invalid literal for int()" in note for note in notes)
    assert not any("zq0" in note for note in notes)
