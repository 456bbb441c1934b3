"""Settings of Batch."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Alone, Form, Pair, Range, Rank, When, Words
from policypack.catalogue.tokens import Batch

_API = f"{DOCS}/batch/latest/APIReference"
_COMPUTE = f"{_API}/API_ComputeResource.html"
_SPOT = ("SPOT_CAPACITY_OPTIMIZED", "SPOT_PRICE_CAPACITY_OPTIMIZED")
_OWN = ("EC2", "SPOT")

ROWS = (
    Words(Batch.COMPUTE_ENVIRONMENT, f"{_API}/API_CreateComputeEnvironment.html", {"state": "ENABLED DISABLED"}),
    Alone(
        Batch.COMPUTE_ENVIRONMENT,
        ("launchTemplateId", "launchTemplateName"),
        "batch/compute_environment.go",
        "computeResources.launchTemplate",
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (
            When("computeResources.type", ("SPOT",)),
            When("computeResources.allocationStrategy", ("BEST_FIT",), default="BEST_FIT"),
        ),
        "Spot with the strategy BEST_FIT, which is the default, needs the role of the fleet",
        _COMPUTE,
        needs=("computeResources.spotIamFleetRole",),
        unless=("eksConfiguration",),
    ),
    Rank(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.minVcpus",
        "computeResources.maxVcpus",
        "minvCpus is not above maxvCpus",
        _COMPUTE,
    ),
    Rank(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.desiredVcpus",
        "computeResources.maxVcpus",
        "desiredvCpus lies between minvCpus and maxvCpus",
        _COMPUTE,
    ),
    Form(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.instanceRole",
        r"(?!arn:[^:]+:iam::\d*:role/).+",
        "be an instance profile, not its role",
        "ClientException: the instance role is the name or ARN of an instance profile",
        _COMPUTE,
    ),
    Range(
        Batch.COMPUTE_ENVIRONMENT,
        "computeResources.bidPercentage",
        ((1, 100),),
        _COMPUTE,
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", _OWN),),
        "machines run with an instance profile",
        _COMPUTE,
        needs=("computeResources.instanceRole",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", _OWN),),
        "One or more security groups must be specified, here or in the launch template",
        _COMPUTE,
        needs=("computeResources.securityGroupIds", "computeResources.launchTemplate"),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.type", ("FARGATE", "FARGATE_SPOT")),),
        "it is required on Fargate and must contain at least one security group",
        _COMPUTE,
        needs=("computeResources.securityGroupIds",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("computeResources.allocationStrategy", _SPOT),),
        "the strategy is only available for Spot Instances",
        _COMPUTE,
        takes=When("computeResources.type", ("SPOT",)),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("eksConfiguration"),),
        "it is required for compute environments on Amazon EKS",
        _COMPUTE,
        needs=("computeResources.allocationStrategy",),
    ),
    *(
        Form(
            type,
            "name",
            r"[0-9A-Za-z][0-9A-Za-z_-]{0,127}",
            "be of 1 to 128 letters, digits, hyphens and underscores, a letter or digit first",
            "ClientException: the name has 128 letters, numbers, hyphens and underscores at most",
            f"{_API}/{page}",
        )
        for type, page in (
            (Batch.COMPUTE_ENVIRONMENT, "API_CreateComputeEnvironment.html"),
            (Batch.JOB_DEFINITION, "API_RegisterJobDefinition.html"),
            (Batch.JOB_QUEUE, "API_CreateJobQueue.html"),
        )
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("UNMANAGED",)),),
        "the machines of an unmanaged environment are its owner's own",
        f"{_API}/API_CreateComputeEnvironment.html",
        refuses=("computeResources",),
        certain=False,
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (),
        "the type of an environment says who manages it; EC2, SPOT or FARGATE is that of its computeResources",
        f"{_API}/API_CreateComputeEnvironment.html",
        takes=When("type", ("MANAGED", "UNMANAGED")),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("UNMANAGED",)),),
        "For UNMANAGED compute environments, you must explicitly specify a serviceRole",
        f"{_API}/API_CreateComputeEnvironment.html",
        needs=("serviceRole",),
    ),
    Pair(
        Batch.COMPUTE_ENVIRONMENT,
        (When("type", ("MANAGED",)),),
        "it is required for managed compute environments",
        f"{_API}/API_CreateComputeEnvironment.html",
        needs=("computeResources",),
    ),
    Words(Batch.JOB_DEFINITION, f"{_API}/API_RegisterJobDefinition.html", {"type": "container multinode"}),
    Pair(
        Batch.JOB_DEFINITION,
        (When("evaluateOnExits"),),
        "If this parameter is specified, then the attempts parameter must also be specified",
        f"{_API}/API_RetryStrategy.html",
        needs=("attempts",),
        within="retryStrategy",
    ),
    Range(
        Batch.JOB_DEFINITION,
        "retryStrategy.attempts",
        ((1, 10),),
        f"{_API}/API_RetryStrategy.html",
    ),
    Range(
        Batch.JOB_DEFINITION,
        "timeout.attemptDurationSeconds",
        ((60, None),),
        f"{_API}/API_JobTimeout.html",
    ),
    *(
        Pair(
            Batch.JOB_DEFINITION,
            (When("type", (kind,)),),
            f"No {name.removesuffix('Properties')} properties can be specified when `type` is `{kind}`",
            f"{PROVIDER}/batch/job_definition.go",
            refuses=(name,),
        )
        for kind, names in (
            ("container", ("nodeProperties",)),
            ("multinode", ("containerProperties", "eksProperties")),
        )
        for name in names
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("container",)),),
        "a job of the type container says what runs in it",
        f"{_API}/API_RegisterJobDefinition.html",
        needs=("containerProperties", "nodeProperties", "ecsProperties", "eksProperties"),
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("multinode",)),),
        "a job of several nodes says what they are",
        f"{_API}/API_RegisterJobDefinition.html",
        needs=("nodeProperties",),
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (When("type", ("multinode",)),),
        "If the job is run on Fargate resources, then multinode isn't supported",
        f"{_API}/API_RegisterJobDefinition.html",
        shuts=When("platformCapabilities", ("FARGATE",)),
    ),
    Range(
        Batch.JOB_DEFINITION,
        "schedulingPriority",
        ((0, 9_999),),
        f"{_API}/API_RegisterJobDefinition.html",
    ),
    Form(
        Batch.JOB_DEFINITION,
        "retryStrategy.evaluateOnExits[].onExitCode",
        r"\d+\*?|\*",
        "be digits, which may end in a star",
        "ClientException: the exit code has numbers and a star at its end alone",
        f"{_API}/API_EvaluateOnExit.html",
    ),
    Pair(
        Batch.JOB_DEFINITION,
        (),
        "what is evaluated is an exit code, a reason or the reason of a status",
        f"{_API}/API_EvaluateOnExit.html",
        needs=("onExitCode", "onReason", "onStatusReason"),
        within="retryStrategy.evaluateOnExits",
        certain=False,
    ),
    Words(Batch.JOB_QUEUE, f"{_API}/API_CreateJobQueue.html", {"state": "ENABLED DISABLED"}),
    Pair(
        Batch.JOB_QUEUE,
        (),
        "ClientException: a job queue has from one to three compute environments",
        f"{_API}/API_CreateJobQueue.html",
        needs=("computeEnvironmentOrders",),
    ),
)
