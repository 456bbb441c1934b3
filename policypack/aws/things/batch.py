"""Where jobs of Batch run and wait. Batch's own words for a name that is taken are "Object already exists"."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Batch

COMPUTE_ENVIRONMENT = Thing(
    "compute environment",
    {Batch.COMPUTE_ENVIRONMENT: "name"},
    lambda aws, name, region: aws.batch.compute_environment(name, region=region),
    "batch describe-compute-environments",
    "computeEnvironments[].computeEnvironmentName",
    taken=Taken("ClientException"),
)
JOB_QUEUE = Thing(
    "job queue",
    {Batch.JOB_QUEUE: "name"},
    lambda aws, name, region: aws.batch.job_queue(name, region=region),
    "batch describe-job-queues",
    "jobQueues[].jobQueueName",
    taken=Taken("ClientException", adopts=str),
)
