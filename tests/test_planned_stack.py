from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from policypack import Resource, Stack, Undecided
from policypack.stack import Index
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


@pytest.mark.parametrize(
    "question",
    [
        lambda stack: stack.of_type(TOPIC),
        lambda stack: stack.has_type(TOPIC),
        lambda stack: stack.referrers(stack.resources[0], QUEUE),
        lambda stack: stack.holding("of", "c", QUEUE),
        lambda stack: stack.follow(stack.resources[1], "of", TOPIC),
        lambda stack: stack.plans("b"),
        lambda stack: stack.meant("b", stack.resources[0], TOPIC),
        lambda stack: stack.named("b", stack.resources[0], TOPIC),
        lambda stack: stack.exports,
        lambda stack: stack.to_the_end(),
    ],
)
def test_of_a_program_that_stopped_on_its_way_nothing_is_said_to_be_missing(question: Callable[[Stack], Any]) -> None:
    resources = [resource("a"), resource("x", inputs={"of": "b"})]
    with pytest.raises(Undecided, match="the program stopped before its end"):
        question(Stack(resources, has_state=False, cut_short=True))
    assert not getattr(answer := question(Stack(resources, has_state=False)), "keys", lambda: answer)()


def test_what_is_there_of_a_program_that_stopped_is_found() -> None:
    stopped = Stack([resource("a"), resource("x", inputs={"of": "a"})], has_state=False, cut_short=True)
    assert stopped.root is None
    assert stopped.get("urn:missing") is None
    assert [found.name for found in stopped.of_type(QUEUE)] == ["a", "x"]
    assert not stopped.complete


def test_what_a_stack_plans_goes_by_its_name_id_or_arn() -> None:
    stack = Stack([resource("orders", inputs={"name": "orders-queue"}, outputs={"arn": "arn:aws:sqs:::orders"})])
    assert stack.plans("orders-queue")
    assert stack.plans("arn:aws:sqs:::orders")
    assert not stack.plans("orders")


class TestIndex:
    """Views of one index that only grows."""

    def seen(self, *names: str) -> Index:
        return Index(resource(name, inputs={"name": name}) for name in names)

    def test_a_view_shows_what_was_seen_up_to_its_end_whatever_came_later(self) -> None:
        index = self.seen("a", "b")
        early = Stack(index, end=1)
        late = Stack(index, end=index.add(resource("late", TOPIC, inputs={"name": "b"})))
        assert [found.name for found in late.of_type(QUEUE, TOPIC)] == ["a", "b", "late"]
        assert (len(early), [found.name for found in early.of_type(QUEUE, TOPIC)]) == (1, ["a"])
        assert (early.has_type(TOPIC), late.has_type(TOPIC)) == (False, True)
        assert (early.plans("b"), late.plans("b")) == (False, True)
        assert (early.get("urn:b"), late.get("urn:b")) == (None, late.resources[1])
        assert early.follow(resource("x", inputs={"of": "b"}), "of", QUEUE) is None

    def test_keys_are_made_once_for_each_resource_however_many_views_ask(self) -> None:
        made: list[str] = []

        def keys(found: Resource) -> list[str]:
            made.append(found.name)
            return [found.name]

        index = self.seen()
        for name in "abc":
            view = Stack(index, end=index.add(resource(name)))
            assert [found.name for found in view.under(keys, name)] == [name]
        assert Stack(index, end=1).under(keys, "c") == []
        assert made == ["a", "b", "c"]

    def test_what_takes_a_look_at_everything_waits_for_the_whole_stack(self) -> None:
        looks: list[object] = []

        def look(stack: Stack, *about: object) -> int:
            looks.append(about)
            return len(stack)

        index = self.seen("a", "b")
        with pytest.raises(Undecided):
            Stack(index, end=2).once(look)
        whole = Stack(index)
        assert [whole.once(look), whole.once(look), whole.once(look, "x"), whole.once(look, "x")] == [2] * 4
        assert looks == [(), ("x",)]

    def test_views_of_many_threads_do_not_wait_for_each_other(self) -> None:
        index = self.seen()
        with ThreadPoolExecutor(8) as pool:
            ends = list(pool.map(lambda number: index.add(resource(f"q{number}")), range(200)))
            counts = list(pool.map(lambda end: len(Stack(index, end=end).of_type(QUEUE)), ends))
        assert sorted(counts) == list(range(1, 201))
        assert counts == ends
