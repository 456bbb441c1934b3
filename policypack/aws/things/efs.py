"""File systems of EFS and ways into them."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Thing
from policypack.catalogue.tokens import Efs

FILE_SYSTEM = Thing(
    "file system",
    {Efs.FILE_SYSTEM: "id"},
    lambda aws, name, region: aws.efs.file_system(name, region=region),
    "efs describe-file-systems",
    "FileSystems[].[FileSystemId,Name]",
    "FileSystemNotFound: File system … does not exist",
    there=lambda aws, name, _resource: not name.startswith("fs-") or aws.efs.file_system(name) is not None,
    arn=ByArn("elasticfilesystem", ("file-system/",), shows="FileSystems[].FileSystemArn"),
)
ACCESS_POINT = Thing(
    "access point",
    {Efs.ACCESS_POINT: "id"},
    lambda aws, name, region: aws.efs.access_point(name, region=region),
    "efs describe-access-points",
    "AccessPoints[].AccessPointArn",
    arn=ByArn("elasticfilesystem", ("access-point/",)),
)
