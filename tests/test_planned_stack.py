from __future__ import annotations

import pytest

from policypack import Resource, Stack, Undecided
from policypack.stack import planned_texts
from policypack.symbol import Symbols
from policypack.values import UNKNOWN

QUEUE, TOPIC = "aws:sqs/queue:Queue", "aws:sns/topic:Topic"


def resource(name: str, type: str = QUEUE, **options: object) -> Resource:
    options.setdefault("inputs", {})
    return Resource(type=type, urn=f"urn:{name}", name=name, **options)  # type: ignore[arg-type]


class TestFollow:
    def test_an_unknown_goes_where_its_property_depends(self) -> None:
        orders = resource("orders", inputs={"target": UNKNOWN}, property_dependencies={"target": ["urn:dead"]})
        dead = resource("dead")
        assert Stack([orders, dead]).follow(orders, "target", QUEUE) is dead

    def test_only_resources_of_the_types_asked_for_are_found(self) -> None:
        orders = resource("orders", inputs={"target": UNKNOWN}, property_dependencies={"target": ["urn:dead"]})
        assert Stack([orders, resource("dead")]).follow(orders, "target", TOPIC) is None

    def test_a_nested_unknown_goes_where_the_whole_property_depends(self) -> None:
        edges = {"outer": ["urn:a", "urn:b"]}
        orders = resource("orders", inputs={"outer": [{"x": UNKNOWN}]}, property_dependencies=edges)
        stack = Stack([orders, resource("a"), resource("b", TOPIC)])
        block = orders.blocks("outer")[0]
        assert stack.follow(block, "x", QUEUE) is stack.get("urn:a")

    def test_more_than_one_candidate_is_undecided_or_given_as_all(self) -> None:
        orders = resource("orders", inputs={"x": UNKNOWN}, property_dependencies={"x": ["urn:a", "urn:b"]})
        stack = Stack([orders, resource("a"), resource("b")])
        with pytest.raises(Undecided, match="may refer to any of a, b"):
            stack.follow(orders, "x", QUEUE)
        assert [found.name for found in stack.follow_all(orders, "x", QUEUE)] == ["a", "b"]

    def test_a_symbol_names_its_resource(self) -> None:
        symbols = Symbols()
        text = symbols.parse(f"arn:aws:sqs:eu-west-1::{symbols.token('urn:b', 'b', 'name')}")
        orders = resource("orders", inputs={"x": text}, property_dependencies={"x": ["urn:a", "urn:b"]})
        stack = Stack([orders, resource("a"), resource("b")])
        assert stack.follow(orders, "x", QUEUE) is stack.get("urn:b")

    @pytest.mark.parametrize("value", ["dead-letters", "https://sqs/1/dead-letters", "arn:aws:sqs:::dead-letters"])
    def test_a_known_value_is_compared_with_names_ids_and_arns(self, value: str) -> None:
        outputs = {"id": "https://sqs/1/dead-letters", "arn": "arn:aws:sqs:::dead-letters"}
        dead = resource("dead", inputs={"name": "dead-letters"}, outputs=outputs)
        orders = resource("orders", inputs={"x": value})
        assert Stack([orders, dead]).follow(orders, "x", QUEUE) is dead

    def test_a_name_that_is_no_text_names_nothing(self) -> None:
        label = resource("label", "acme:index:Label", inputs={"name": ["dead"], "family": {"of": "dead"}})
        dead = resource("dead", inputs={"name": "dead"})
        assert Stack([label, dead]).follow(resource("orders", inputs={"x": "dead"}), "x", QUEUE) is dead

    def test_what_is_absent_or_outside_is_none(self) -> None:
        orders = resource("orders", inputs={"x": "elsewhere"})
        stack = Stack([orders, resource("dead")])
        assert stack.follow(orders, "x", QUEUE) is None
        assert stack.follow(orders, "y", QUEUE) is None

    def test_every_element_of_a_list_is_followed(self) -> None:
        a, b = resource("a", inputs={"name": "one"}), resource("b", inputs={"name": "two"})
        orders = resource("orders", inputs={"x": ["one", "two", "three"]})
        assert Stack([orders, a, b]).follow_all(orders, "x", QUEUE) == [a, b]


class TestReferrers:
    def test_by_edge_and_by_name(self) -> None:
        dead = resource("dead", inputs={"name": "dead"})
        edge = resource("edge", inputs={"x": UNKNOWN}, property_dependencies={"x": ["urn:dead"]})
        named = resource("named", inputs={"x": "dead"})
        other = resource("other", TOPIC, inputs={"x": "dead"})
        stack = Stack([dead, edge, named, other])
        assert stack.referrers(dead, QUEUE, property="x") == [edge, named]
        assert stack.referrers(dead, QUEUE, property="y") == []
        assert stack.referrers(dead, QUEUE) == [edge]


class TestDependencies:
    def test_they_reach_through_others_and_parents(self) -> None:
        a = resource("a", dependencies=["urn:b"])
        b = resource("b", parent="urn:c")
        stack = Stack([a, b, resource("c", dependencies=["urn:d"]), resource("d")])
        assert stack.dependencies(a) == {"urn:b", "urn:c", "urn:d"}
        assert stack.depends_on(a, stack.resources[3])
        assert not stack.depends_on(stack.resources[3], a)

    def test_a_circle_ends(self) -> None:
        a, b = resource("a", dependencies=["urn:b"]), resource("b", dependencies=["urn:a"])
        assert Stack([a, b]).dependencies(a) == {"urn:a", "urn:b"}


def test_without_a_root_a_stack_has_no_exports_and_no_owner_for_findings() -> None:
    stack = Stack([resource("a")])
    assert stack.exports.keys() == []
    with pytest.raises(Undecided):
        stack.finding_owner()


def test_what_is_found_in_a_stack_is_found_once() -> None:
    stack = Stack([resource("orders", inputs={"name": "orders-queue"}, outputs={"arn": "arn:aws:sqs:::orders"})])
    assert stack.once(planned_texts) == {"orders-queue", "arn:aws:sqs:::orders"}
    assert stack.once(planned_texts) is stack.once(planned_texts)
