"""AWS's own prices, and the bundled ones for what it does not answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from threading import Barrier
from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.services.pricing import Offer
from policypack.cost import PriceList, estimate, price_list
from policypack.errors import Unavailable
from policypack.report.estimate import estimated
from policypack.testing import FakeAws, Plan
from tests.aws.helpers import KEYS, Endpoint

DENIED = Unavailable("AWS denied the call", "denied", "pricing:GetProducts")
NAT = ("pricing.offers", "AmazonEC2", (("productFamily", "NAT Gateway"), ("regionCode", "eu-west-2")))
BALANCER = ("pricing.offers", "AWSELB", (("productFamily", "Load Balancer-Application"), ("regionCode", "eu-west-2")))


def prices(facts: Mapping[Any, Any]) -> PriceList:
    return PriceList(FakeAws(facts, "eu-west-2"))  # type: ignore[arg-type]  # same verbs, checked when called


def offer(usage: str, usd: float, begins: str = "0") -> Offer:
    return Offer(usage, "", "Hrs", begins, usd)


def test_the_usage_type_that_is_meant_is_chosen() -> None:
    offers = (
        offer("EUW2-TS-LoadBalancerUsage", 7),
        offer("EUW2-Outposts-LoadBalancerUsage", 8),
        offer("EUW2-LCUUsage", 9),
        offer("EUW2-LoadBalancerUsage", 2),
    )
    assert prices({BALANCER: offers}).price("alb/hour", "eu-west-2") == 2


def test_us_east_1_has_no_prefix_and_its_trust_stores_do() -> None:
    question = ("pricing.offers", "AWSELB", (BALANCER[2][0], ("regionCode", "us-east-1")))
    offers = (offer("TS-LoadBalancerUsage", 7), offer("LoadBalancerUsage", 2))
    assert prices({question: offers}).price("alb/hour", "us-east-1") == 2


@pytest.mark.parametrize(
    "offers",
    [
        (),
        (offer("EUW2-NatGateway-Hours", 1), offer("EUW2-NatGateway-Hours", 2)),
        (offer("EUW2-NatGateway-Hours", 1, begins="100"),),
        (offer("EUW2-NatGateway-Hours", 0),),
    ],
    ids=["no offer", "two that differ", "a later tier", "nothing a unit"],
)
def test_an_answer_that_is_not_clear_gives_way_to_the_bundled_price(offers: tuple[Offer, ...]) -> None:
    found = prices({NAT: offers})
    assert found.price("nat/hour", "eu-west-2") == 0.05
    assert found.source.startswith("Bundled list prices")


def test_a_fee_that_is_the_same_everywhere_is_not_asked_for() -> None:
    assert prices({}).price("kms-key/month", "eu-west-2") == 1.0


def test_who_may_not_ask_asks_once() -> None:
    found = prices({NAT: DENIED})
    assert found.price("nat/hour", "eu-west-2") == 0.05
    assert found.price("alb/hour", "eu-west-2") == 0.02646  # a second question would fail: there is no fact for it
    assert "pricing:GetProducts" not in found.source


def test_the_source_says_which_part_is_whose() -> None:
    found = prices({NAT: (offer("EUW2-NatGateway-Hours", 0.06),)})
    assert found.price("nat/hour", "eu-west-2") == 0.06
    assert (found.date, found.source.split(" in USD")[0]) == ("", "AWS's price list (pricing:GetProducts)")
    found.price("kms-key/month", "eu-west-2")
    assert "where it has no answer: Bundled list prices" in found.source


@pytest.mark.parametrize(
    ("item", "service", "wanted"),
    [
        ("ec2/t3.large/hour", "AmazonEC2", ("instanceType", "t3.large")),
        ("ebs/gp3/month", "AmazonEC2", ("volumeApiName", "gp3")),
        ("rds/postgres/db.t3.small/hour", "AmazonRDS", ("databaseEngine", "PostgreSQL")),
        ("cache/valkey/cache.t4g.micro/hour", "AmazonElastiCache", ("cacheEngine", "Valkey")),
        ("search/t3.small.search/hour", "AmazonES", ("instanceType", "t3.small.search")),
    ],
)
def test_classes_are_asked_for_by_their_attributes(item: str, service: str, wanted: tuple[str, str]) -> None:
    usages = {
        "ec2": "BoxUsage:t3.large",
        "ebs": "EBS:VolumeUsage.gp3",
        "rds": "InstanceUsage:db.t3.small",
        "cache": "NodeUsage:cache.t4g.micro",
        "search": "ESInstance:t3.small",
    }

    class Answers(dict[Any, Any]):
        def get(self, key: Any, default: Any = None) -> Any:
            if key == "*":
                return default
            verb, asked, filters = key
            assert (verb, asked) == ("pricing.offers", service)
            assert wanted in filters
            assert ("regionCode", "eu-west-2") in filters
            return (offer(f"EUW2-{usages[item.split('/')[0]]}", 4.2),)

    assert prices(Answers()).price(item, "eu-west-2") == 4.2


def test_the_questions_of_a_stack_are_asked_side_by_side_and_once() -> None:
    both = Barrier(2, timeout=60)

    def answer(path: str, body: str) -> tuple[int, str, str]:
        both.wait()  # none is answered before all are asked
        return 200, "application/json", '{"FormatVersion": "aws_v1", "PriceList": []}'

    endpoint = Endpoint(answer)
    plan = Plan(region="eu-west-2")
    plan.add("aws:ec2/natGateway:NatGateway", "one", subnetId="a").add("aws:ec2/natGateway:NatGateway", "two")
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", internal=True)
    stack = plan.preview({})
    with endpoint:
        lookups = Lookups(mode="emulator", endpoint_url=endpoint.url, cache_dir=None)
        cost = estimate(stack, price_list(stack, lookups.bind(KEYS, None)))
    assert len(endpoint.asked) == 2
    assert cost.monthly == pytest.approx((2 * 0.05 + 0.02646) * 730)


def gateway(**provider: str) -> Plan:
    return Plan(region="eu-west-2").add("aws:ec2/natGateway:NatGateway", "out", subnetId="a", provider=provider)


def test_the_preview_asks_as_the_stack_s_own_provider_does() -> None:
    product = {
        "product": {"attributes": {"usagetype": "EUW2-NatGateway-Hours"}},
        "terms": {"OnDemand": {"a": {"priceDimensions": {"b": {"unit": "Hrs", "pricePerUnit": {"USD": "0.1"}}}}}},
    }
    answer = json.dumps({"FormatVersion": "aws_v1", "PriceList": [json.dumps(product)]})
    with Endpoint(lambda path, body: (200, "application/json", answer), request_id="r-1") as endpoint:
        lookups = Lookups(endpoint_url=endpoint.url, cache_dir=None)
        cost, _ = estimated(gateway(**KEYS).preview({}), lookups)
    assert cost is not None
    assert (cost["monthly"], cost["date"]) == (73, "")


def test_the_preview_has_bundled_prices_where_it_may_not_ask() -> None:
    refusal = '{"__type": "AccessDeniedException", "message": "no"}'
    with Endpoint(lambda path, body: (400, "application/json", refusal)) as endpoint:
        lookups = Lookups(endpoint_url=endpoint.url, cache_dir=None)
        cost, _ = estimated(gateway(**KEYS).preview({}), lookups)
    assert cost is not None
    assert cost["items"][0]["monthly"] == 36.5
    assert cost["source"].startswith("Bundled list prices")


def test_a_stack_without_anything_that_costs_has_no_estimate() -> None:
    assert estimated(Plan().add("aws:iam/role:Role", "role").preview({}), None) == (None, [])
