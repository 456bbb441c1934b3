"""Settings that go together: fleets, reservations, volumes, trusted access, services of ECS and tasks of DMS."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import (
    Autoscaling,
    Dms,
    Ebs,
    Ec2,
    Ecs,
    Verifiedaccess,
    Vpc,
)

_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ECS = f"{_DOCS}/AmazonECS/latest/APIReference"
_SCALING = f"{_DOCS}/autoscaling/ec2/APIReference"
_TRUST = f"{_EC2}/API_CreateVerifiedAccessTrustProvider.html"
_DEPLOYED = f"{_ECS}/API_DeploymentConfiguration.html"
_MIXED = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification"
COMPUTE = (
    *(
        Pair(
            type,
            (),
            "You must specify either a LaunchTemplateId or a LaunchTemplateName",
            source,
            needs=(id, name),
            within=within,
        )
        for type, within, id, name, source in (
            (Autoscaling.GROUP, "launchTemplate", "id", "name", f"{_SCALING}/API_LaunchTemplateSpecification.html"),
            (
                Autoscaling.GROUP,
                _MIXED,
                "launchTemplateId",
                "launchTemplateName",
                f"{_SCALING}/API_LaunchTemplateSpecification.html",
            ),
            (
                Ec2.FLEET,
                "launchTemplateConfigs.launchTemplateSpecification",
                "launchTemplateId",
                "launchTemplateName",
                f"{_EC2}/API_FleetLaunchTemplateSpecificationRequest.html",
            ),
        )
    ),
    Pair(
        Autoscaling.GROUP,
        (
            When(
                "spotAllocationStrategy",
                ("capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"),
            ),
        ),
        "it is valid only when the SpotAllocationStrategy is lowest-price",
        f"{_SCALING}/API_InstancesDistribution.html",
        refuses=("spotInstancePools",),
        within="mixedInstancesPolicy.instancesDistribution",
    ),
    Pair(
        Ec2.FLEET,
        (When("replacementStrategy", ("launch-before-terminate",)),),
        "it is required when ReplacementStrategy is set to launch-before-terminate",
        f"{_EC2}/API_FleetSpotCapacityRebalanceRequest.html",
        needs=("terminationDelay",),
        within="spotOptions.maintenanceStrategies.capacityRebalance",
    ),
    Pair(
        Ec2.CAPACITY_RESERVATION,
        (When("endDateType", ("limited",)),),
        "You must provide an EndDate value if the EndDateType value is limited",
        f"{_EC2}/API_CreateCapacityReservation.html",
        needs=("endDate",),
    ),
    Pair(
        Ec2.CAPACITY_RESERVATION,
        (When("endDateType", ("unlimited",)),),
        "Do not provide an EndDate if the EndDateType is unlimited",
        f"{_EC2}/API_CreateCapacityReservation.html",
        refuses=("endDate",),
    ),
    Pair(
        Ec2.VPC_IPAM_POOL,
        (When("autoImport", ("true",)),),
        "A locale must be set on the pool for this feature to work",
        f"{_EC2}/API_CreateIpamPool.html",
        needs=("locale",),
        certain=False,
    ),
    Pair(
        Ebs.VOLUME,
        (),
        "You must specify either a snapshot ID or a volume size",
        f"{_EC2}/API_CreateVolume.html",
        needs=("size", "snapshotId"),
    ),
    Pair(
        Ebs.VOLUME,
        (When("kmsKeyId"),),
        "If KmsKeyId is specified, the encrypted state must be true",
        f"{_EC2}/API_CreateVolume.html",
        takes=When("encrypted", ("true",), default="false"),
    ),
    Pair(
        Vpc.ROUTE_SERVER,
        (When("persistRoutes", ("enable",)),),
        "it is required if PersistRoutes is enabled",
        f"{_EC2}/API_CreateRouteServer.html",
        needs=("persistRoutesDuration",),
    ),
    *(
        Pair(
            Verifiedaccess.ENDPOINT,
            (When("endpointType", (kind,)),),
            f"it is required if the endpoint type is {kind}",
            f"{_EC2}/API_CreateVerifiedAccessEndpoint.html",
            needs=(name,),
        )
        for kind, name in (
            ("load-balancer", "loadBalancerOptions"),
            ("network-interface", "networkInterfaceOptions"),
            ("rds", "rdsOptions"),
            ("cidr", "cidrOptions"),
        )
    ),
    Pair(
        Verifiedaccess.ENDPOINT,
        (When("attachmentType", ("vpc",)),),
        "security groups are required if AttachmentType is set to vpc",
        f"{_EC2}/API_CreateVerifiedAccessEndpoint.html",
        needs=("securityGroupIds",),
    ),
    *(
        Pair(
            Verifiedaccess.TRUST_PROVIDER,
            (When("trustProviderType", (kind,)),),
            f"it is required when the provider type is {kind}",
            _TRUST,
            needs=(name,),
        )
        for kind, name in (("user", "userTrustProviderType"), ("device", "deviceTrustProviderType"))
    ),
    *(
        Pair(
            Ecs.SERVICE,
            (When(f"deploymentConfiguration.{name}"),),
            f"it is only valid when the deployment strategy is {strategy}",
            _DEPLOYED,
            takes=When("deploymentConfiguration.strategy", (strategy,), default="ROLLING"),
        )
        for name, strategy in (("linearConfiguration", "LINEAR"), ("canaryConfiguration", "CANARY"))
    ),
    Pair(
        Ecs.SERVICE,
        (When("targetGroupArn"),),
        "with a target group the load balancer name parameter must be omitted",
        f"{_ECS}/API_LoadBalancer.html",
        refuses=("elbName",),
        within="loadBalancers",
    ),
    Pair(
        Ecs.SERVICE,
        (),
        "InvalidParameterException: a load balancer is named by its target group, or a classic one by its name",
        f"{_ECS}/API_LoadBalancer.html",
        needs=("targetGroupArn", "elbName"),
        within="loadBalancers",
    ),
    Pair(
        Dms.REPLICATION_TASK,
        (When("cdcStartPosition"),),
        "Use either CdcStartPosition or CdcStartTime. Specifying both values results in an error",
        f"{_DOCS}/dms/latest/APIReference/API_CreateReplicationTask.html",
        refuses=("cdcStartTime",),
    ),
)
