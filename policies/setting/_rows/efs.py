"""Settings of EFS."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Form, Pair, When
from policypack.catalogue.tokens import Efs

_GUIDE = f"{DOCS}/efs/latest/ug"
_FILES = f"{_GUIDE}/API_CreateFileSystem.html"

ROWS = (
    Pair(
        Efs.FILE_SYSTEM,
        (When("availabilityZoneName"),),
        "Max I/O is not supported on One Zone file systems",
        _FILES,
        shuts=When("performanceMode", ("maxIO",)),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("kmsKeyId"),),
        "a key is for an encrypted file system alone",
        _FILES,
        takes=When("encrypted", ("true",), default="false"),
    ),
    *(
        Pair(
            Efs.FILE_SYSTEM,
            (When(name),),
            "LifecyclePolicies has one object for each storage transition",
            f"{_GUIDE}/API_PutLifecycleConfiguration.html",
            refuses=others,
            within="lifecyclePolicies",
        )
        for name, others in (
            ("transitionToIa", ("transitionToArchive", "transitionToPrimaryStorageClass")),
            ("transitionToArchive", ("transitionToPrimaryStorageClass",)),
        )
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("throughputMode", ("provisioned",)),),
        "the mode provisioned needs a value",
        _FILES,
        needs=("provisionedThroughputInMibps",),
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("throughputMode", ("elastic",)),),
        "Max I/O is not supported with Elastic throughput",
        f"{_GUIDE}/performance.html",
        shuts=When("performanceMode", ("maxIO",)),
    ),
    Form(
        Efs.ACCESS_POINT,
        "rootDirectory.path",
        r"/.*",
        "begin with a slash",
        "ValidationException: Value at 'rootDirectory.path' failed to satisfy constraint",
        f"{_GUIDE}/API_RootDirectory.html",
    ),
    Pair(
        Efs.FILE_SYSTEM,
        (When("lifecyclePolicies.transitionToArchive"),),
        "BadRequest: files are archived where throughput is elastic or provisioned",
        TRIED,
        takes=When("throughputMode", ("elastic", "provisioned"), default="bursting"),
    ),
)
