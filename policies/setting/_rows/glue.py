"""Settings of Glue."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, REGISTRY, Alone, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Glue

_API = f"{DOCS}/glue/latest/webapi"
_JOB = f"{_API}/API_CreateJob.html"
_OLD = ("0.9", "1.0", "2.0")
_ETL = ("glueetl", "gluestreaming")

ROWS = (
    *(
        Form(
            type,
            "name",
            "[^A-Z]{1,255}",
            "have no capital letters",
            "uppercase characters cannot be used",
            f"{PROVIDER}/glue/{file}",
        )
        for type, file in ((Glue.CATALOG_DATABASE, "catalog_database.go"), (Glue.CATALOG_TABLE, "catalog_table.go"))
    ),
    Pair(
        Glue.CLASSIFIER,
        (),
        "a classifier is of one of these kinds",
        f"{_API}/API_CreateClassifier.html",
        needs=("csvClassifier", "grokClassifier", "jsonClassifier", "xmlClassifier"),
    ),
    Pair(
        Glue.CONNECTION,
        (When("connectionType", ("NETWORK",)),),
        "a connection to a network says to which",
        f"{_API}/API_ConnectionInput.html",
        needs=("physicalConnectionRequirements",),
    ),
    Pair(
        Glue.CONNECTION,
        (When("subnetId"),),
        "it is redundant beside the subnet, but the API requires it",
        f"{REGISTRY}/glue/connection/",
        needs=("availabilityZone",),
        within="physicalConnectionRequirements",
    ),
    Range(Glue.CRAWLER, "dynamodbTargets[].scanRate", ((0.1, 1.5),), f"{_API}/API_DynamoDBTarget.html"),
    Range(Glue.CRAWLER, "s3Targets[].sampleSize", ((1, 249),), f"{_API}/API_S3Target.html"),
    Pair(
        Glue.CRAWLER,
        (),
        "InvalidInputException: Crawler targets cannot be empty",
        f"{_API}/API_CreateCrawler.html",
        needs=(
            *("s3Targets", "catalogTargets", "deltaTargets", "dynamodbTargets", "hudiTargets", "icebergTargets"),
            *("jdbcTargets", "mongodbTargets"),
        ),
    ),
    # https://github.com/hashicorp/terraform-provider-aws/issues/35013
    Pair(
        Glue.JOB,
        (When("command.name", ("glueray",)),),
        "InvalidInputException: Timeout not supported for Ray jobs",
        "https://github.com/hashicorp/terraform-provider-aws/issues/35013",
        refuses=("timeout",),
    ),
    Pair(
        Glue.JOB,
        (When("command.name", ("glueray",)),),
        "jobs of Ray have workers of the type Z.2X",
        _JOB,
        takes=When("workerType", ("Z.2X",)),
        certain=False,
    ),
    Pair(
        Glue.JOB,
        (When("executionClass", ("FLEX",)),),
        "only jobs with command type glueetl will be allowed to set ExecutionClass to FLEX",
        _JOB,
        shuts=When("command.name", ("gluestreaming", "pythonshell", "glueray")),
    ),
    Pair(
        Glue.JOB,
        (When("executionClass", ("FLEX",)),),
        "only jobs with Glue version 3.0 and above will be allowed to set ExecutionClass to FLEX",
        _JOB,
        shuts=When("glueVersion", _OLD),
    ),
    Pair(
        Glue.JOB,
        (When("glueVersion", ("2.0", "3.0", "4.0", "5.*")), When("command.name", _ETL, default="glueetl")),
        "For Glue version 2.0+ jobs, you cannot specify a Maximum capacity, but a worker type and a number of workers",
        _JOB,
        refuses=("maxCapacity",),
    ),
    Pair(
        Glue.JOB,
        (When("maxCapacity"),),
        "Do not set MaxCapacity if using WorkerType and NumberOfWorkers",
        _JOB,
        refuses=("numberOfWorkers", "workerType"),
    ),
    Pair(
        Glue.JOB,
        (When("numberOfWorkers"),),
        "workers have a type",
        _JOB,
        needs=("workerType",),
        certain=False,
    ),
    Range(Glue.JOB, "timeout", ((0, 10_080),), _JOB),
    Pair(
        Glue.JOB,
        (When("workerType", ("G.025X",)),),
        "the worker type is only available for Glue version 3.0 or later streaming jobs",
        _JOB,
        takes=When("command.name", ("gluestreaming",), default="glueetl"),
    ),
    Pair(
        Glue.JOB,
        (When("workerType", ("G.025X", "G.4X", "G.8X")),),
        "the worker type is only available for Glue version 3.0 or later",
        _JOB,
        shuts=When("glueVersion", _OLD),
    ),
    Pair(
        Glue.JOB,
        (When("workerType"),),
        "InvalidInputException: Please set both Worker Type and Number of Workers",
        _JOB,
        needs=("numberOfWorkers",),
    ),
    *(
        Pair(
            Glue.SECURITY_CONFIGURATION,
            (When(mode, ("SSE-KMS", "CSE-KMS")),),
            "encryption with KMS needs a key",
            f"{_API}/API_EncryptionConfiguration.html",
            needs=("kmsKeyArn",),
            within=f"encryptionConfiguration.{within}",
            certain=False,
        )
        for within, mode in (
            ("cloudwatchEncryption", "cloudwatchEncryptionMode"),
            ("jobBookmarksEncryption", "jobBookmarksEncryptionMode"),
            ("s3Encryption", "s3EncryptionMode"),
        )
    ),
    Words(Glue.JOB, f"{_API}/API_JobCommand.html", {"command.pythonVersion": "2 3 3.9"}),
    # "The only job states that a trigger can listen for", and so of crawlers.
    Words(
        Glue.TRIGGER,
        f"{_API}/API_Condition.html",
        {
            "predicate.conditions[].crawlState": "SUCCEEDED FAILED CANCELLED",
            "predicate.conditions[].state": "SUCCEEDED STOPPED FAILED TIMEOUT",
            "predicate.logical": "AND ANY",
            "type": "CONDITIONAL EVENT ON_DEMAND SCHEDULED",
        },
    ),
    Pair(
        Glue.TRIGGER,
        (),
        "an action starts a job or a crawler",
        f"{_API}/API_Action.html",
        needs=("jobName", "crawlerName"),
        within="actions",
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("jobName"),),
        "an action starts a job or a crawler",
        f"{_API}/API_Action.html",
        refuses=("crawlerName",),
        within="actions",
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("crawlerName"),),
        "InvalidInputException: State cannot be null or empty (that of a crawler is crawlState)",
        "https://github.com/hashicorp/terraform-provider-aws/issues/43013",
        needs=("crawlState",),
        within="predicate.conditions",
    ),
    Pair(
        Glue.TRIGGER,
        (When("jobName"),),
        "InvalidInputException: State cannot be null or empty",
        f"{_API}/API_Condition.html",
        needs=("state",),
        within="predicate.conditions",
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("EVENT",)),),
        "a trigger of events begins a workflow",
        f"{DOCS}/glue/latest/dg/starting-workflow-eventbridge.html",
        needs=("workflowName",),
        certain=False,
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("SCHEDULED",)),),
        "the schedule is required when the trigger type is SCHEDULED",
        f"{_API}/API_CreateTrigger.html",
        needs=("schedule",),
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("CONDITIONAL",)),),
        "the predicate is required when the trigger type is CONDITIONAL",
        f"{_API}/API_CreateTrigger.html",
        needs=("predicate",),
    ),
    Pair(
        Glue.TRIGGER,
        (When("type", ("ON_DEMAND",)),),
        "True is not supported for ON_DEMAND triggers",
        f"{_API}/API_CreateTrigger.html",
        refuses=("startOnCreation",),
    ),
    Alone(
        Glue.CLASSIFIER,
        ("csvClassifier", "grokClassifier", "jsonClassifier", "xmlClassifier"),
        "glue/classifier.go",
    ),
)
