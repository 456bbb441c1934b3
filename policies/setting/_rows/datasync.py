"""Settings of DataSync."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Datasync

_GUIDE = f"{DOCS}/datasync/latest/userguide"
_OPTIONS = f"{_GUIDE}/API_Options.html"

ROWS = (
    *(
        Pair(
            Datasync.EFS_LOCATION,
            (When(name),),
            "you must set InTransitEncryption to TLS1_2",
            f"{_GUIDE}/API_CreateLocationEfs.html",
            takes=When("inTransitEncryption", ("TLS1_2",), default="NONE"),
        )
        for name in ("accessPointArn", "fileSystemAccessRoleArn")
    ),
    *(
        Pair(
            Datasync.LOCATION_HDFS,
            (When("authenticationType", (kind,)),),
            f"If {kind} is specified for AuthenticationType, this parameter is required",
            f"{_GUIDE}/API_CreateLocationHdfs.html",
            needs=names,
        )
        for kind, names in (
            ("SIMPLE", ("simpleUser",)),
            ("KERBEROS", ("kerberosPrincipal",)),
            ("KERBEROS", ("kerberosKeytab", "kerberosKeytabBase64")),
            ("KERBEROS", ("kerberosKrb5Conf", "kerberosKrb5ConfBase64")),
        )
    ),
    Pair(
        Datasync.TASK,
        (When("options.logLevel", ("BASIC", "TRANSFER")),),
        "logs go to a log group that the task names",
        f"{_GUIDE}/configure-logging.html",
        needs=("cloudwatchLogGroupArn",),
        certain=False,
    ),
    Pair(
        Datasync.TASK,
        (When("atime", ("NONE",)),),
        "If Atime is set to NONE, Mtime must also be NONE",
        _OPTIONS,
        takes=When("mtime", ("NONE",), default="PRESERVE"),
        within="options",
    ),
    Pair(
        Datasync.TASK,
        (When("atime", ("BEST_EFFORT",), default="BEST_EFFORT"),),
        "If Atime is set to BEST_EFFORT, Mtime must be set to PRESERVE",
        _OPTIONS,
        takes=When("mtime", ("PRESERVE",), default="PRESERVE"),
        within="options",
    ),
    Pair(
        Datasync.TASK,
        (When("preserveDeletedFiles", ("REMOVE",)),),
        "If you set this parameter to REMOVE, you can't set TransferMode to ALL",
        _OPTIONS,
        shuts=When("transferMode", ("ALL",)),
        within="options",
    ),
)
