"""Settings of EMR."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, Range, Rank, When
from policypack.catalogue.tokens import Emr

_API = f"{DOCS}/emr/latest/APIReference"

ROWS = (
    Range(
        Emr.CLUSTER,
        "autoTerminationPolicy.idleTimeout",
        ((60, 604_800),),
        f"{_API}/API_AutoTerminationPolicy.html",
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When(one),),
            f"if you specify {one}, you must also specify {other}",
            f"{_API}/API_JobFlowInstancesConfig.html",
            needs=(other,),
            within="ec2Attributes",
        )
        for one, other in (
            ("emrManagedMasterSecurityGroup", "emrManagedSlaveSecurityGroup"),
            ("emrManagedSlaveSecurityGroup", "emrManagedMasterSecurityGroup"),
        )
    ),
    Pair(
        Emr.CLUSTER,
        (When("kerberosAttributes"),),
        "Kerberos is switched on in a security configuration",
        f"{DOCS}/emr/latest/ManagementGuide/emr-kerberos-configure.html",
        needs=("securityConfiguration",),
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When(fleet),),
            "instance fleets and instance groups cannot be used together",
            f"{_API}/API_JobFlowInstancesConfig.html",
            refuses=("masterInstanceGroup", "coreInstanceGroup"),
        )
        for fleet in ("masterInstanceFleet", "coreInstanceFleet")
    ),
    Pair(
        Emr.CLUSTER,
        (),
        "a valid JobFlowInstancesConfig must contain either InstanceGroups or InstanceFleets",
        f"{_API}/API_JobFlowInstancesConfig.html",
        needs=("masterInstanceGroup", "masterInstanceFleet"),
    ),
    Pair(
        Emr.CLUSTER,
        (When("instanceCount"),),
        "ValidationException: The master instance group has one or three machines",
        f"{DOCS}/emr/latest/ManagementGuide/emr-plan-ha-launch.html",
        takes=When("instanceCount", ("1", "3")),
        within="masterInstanceGroup",
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When("throughput"),),
            "throughput is valid only for gp3 volumes",
            f"{_API}/API_VolumeSpecification.html",
            takes=When("type", ("gp3",)),
            within=f"{group}.ebsConfigs",
        )
        for group in ("masterInstanceGroup", "coreInstanceGroup")
    ),
    *(
        Pair(
            Emr.CLUSTER,
            (When("type", ("io1", "io2")),),
            "a volume of provisioned IOPS says how many",
            f"{_API}/API_VolumeSpecification.html",
            needs=("iops",),
            within=f"{group}.ebsConfigs",
            certain=False,
        )
        for group in ("masterInstanceGroup", "coreInstanceGroup")
    ),
    Range(Emr.CLUSTER, "stepConcurrencyLevel", ((1, 256),), f"{_API}/API_RunJobFlow.html"),
    Rank(
        Emr.MANAGED_SCALING_POLICY,
        "minimumCapacityUnits",
        "maximumCapacityUnits",
        "ValidationException: the minimum is not above the maximum",
        f"{_API}/API_ComputeLimits.html",
        within="computeLimits",
    ),
    Pair(
        Emr.STUDIO,
        (When("authMode", ("SSO",)),),
        "users of IAM Identity Center take a role when they log in",
        f"{_API}/API_CreateStudio.html",
        needs=("userRole",),
        certain=False,
    ),
    Pair(
        Emr.STUDIO_SESSION_MAPPING,
        (),
        "Either IdentityName or IdentityId must be specified, but not both",
        f"{_API}/API_CreateStudioSessionMapping.html",
        needs=("identityId", "identityName"),
    ),
    Pair(
        Emr.STUDIO_SESSION_MAPPING,
        (When("identityId"),),
        "Either IdentityName or IdentityId must be specified, but not both",
        f"{_API}/API_CreateStudioSessionMapping.html",
        refuses=("identityName",),
    ),
    *(
        Rank(
            Emr.MANAGED_SCALING_POLICY,
            part,
            "maximumCapacityUnits",
            "ValidationException: Invalid configuration for managed scaling. The max Core capacity cannot be higher "
            "than max capacity",
            f"{DOCS}/emr/latest/ManagementGuide/managed-scaling-configure.html",
            within="computeLimits",
        )
        for part in ("maximumCoreCapacityUnits", "maximumOndemandCapacityUnits")
    ),
    Form(
        Emr.CLUSTER,
        "releaseLabel",
        r"emr-\d+\.\d+\.\d+.*",
        "have the form emr-7.5.0",
        "ValidationException: The supplied release label is invalid",
        f"{_API}/API_RunJobFlow.html",
    ),
)
