"""Settings of FSx."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, REGISTRY, Form, Pair, PasswordNeed, Range, Span, When
from policypack.catalogue.tokens import Fsx

_API = f"{DOCS}/fsx/latest/APIReference"
_FILES = f"{_API}/API_CreateFileSystem.html"
_LUSTRE = f"{_API}/API_CreateFileSystemLustreConfiguration.html"
_OPEN_ZFS = f"{_API}/API_CreateFileSystemOpenZFSConfiguration.html"
_FILE_THROUGHPUT: tuple[Span, ...] = tuple(
    (number, number) for number in (8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4608, 6144, 9216, 12_288)
)
# MB/s for each TiB, by deployment type and storage type.
_THROUGHPUT = (
    ("PERSISTENT_1", "SSD", ("50", "100", "200")),
    ("PERSISTENT_1", "HDD", ("12", "40")),
    ("PERSISTENT_2", "SSD", ("125", "250", "500", "1000")),
)
_SYSTEMS = (Fsx.LUSTRE_FILE_SYSTEM, Fsx.ONTAP_FILE_SYSTEM, Fsx.OPEN_ZFS_FILE_SYSTEM, Fsx.WINDOWS_FILE_SYSTEM)
_ZFS_FIRST = ("64", "128", "256", "512", "1024", "2048", "3072", "4096")
_ZFS_SECOND = ("160", "320", "640", "1280", "2560", "3840", "5120", "7680", "10240")

ROWS = (
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("PERSISTENT_1",)),),
        "PERSISTENT_1 needs it",
        _LUSTRE,
        needs=("perUnitStorageThroughput",),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("PERSISTENT_2",)), When("storageType", ("SSD",), default="SSD")),
        "PERSISTENT_2 needs it",
        _LUSTRE,
        needs=("perUnitStorageThroughput",),
        unless=("backupId",),
    ),
    *(
        Pair(
            Fsx.LUSTRE_FILE_SYSTEM,
            (
                When("deploymentType", (deployment,)),
                When("storageType", (storage,), default="SSD"),
                When("perUnitStorageThroughput"),
            ),
            "BadRequest: Invalid Lustre deployment configuration: the provided throughput is invalid or does not meet "
            "the storage capacity requirement",
            _LUSTRE,
            takes=When("perUnitStorageThroughput", values),
        )
        for deployment, storage, values in _THROUGHPUT
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("deploymentType", ("SCRATCH_1", "SCRATCH_2"), default="SCRATCH_1"),),
        "it is for persistent file systems",
        _LUSTRE,
        refuses=("perUnitStorageThroughput",),
        unless=("backupId",),
        certain=False,
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("mode", ("AUTOMATIC",)),),
        "in AUTOMATIC mode you cannot specify a value",
        f"{_API}/API_CreateFileSystemLustreMetadataConfiguration.html",
        refuses=("iops",),
        within="metadataConfiguration",
    ),
    *(
        Pair(
            type,
            (When("mode", ("USER_PROVISIONED",)),),
            "a mode of your own needs the number",
            f"{_API}/API_DiskIopsConfiguration.html",
            needs=("iops",),
            within=within,
            certain=False,
        )
        for type, within in (
            (Fsx.LUSTRE_FILE_SYSTEM, "metadataConfiguration"),
            (Fsx.WINDOWS_FILE_SYSTEM, "diskIopsConfiguration"),
            (Fsx.ONTAP_FILE_SYSTEM, "diskIopsConfiguration"),
            (Fsx.OPEN_ZFS_FILE_SYSTEM, "diskIopsConfiguration"),
        )
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "it is required where the storage type is HDD",
        _LUSTRE,
        needs=("driveCacheType",),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "HDD is supported on PERSISTENT_1 Lustre file systems",
        _FILES,
        takes=When("deploymentType", ("PERSISTENT_1",), default="SCRATCH_1"),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("INTELLIGENT_TIERING",)),),
        "Intelligent-Tiering is only available with the deployment type PERSISTENT_2",
        _FILES,
        takes=When("deploymentType", ("PERSISTENT_2",), default="SCRATCH_1"),
        unless=("backupId",),
    ),
    Pair(
        Fsx.LUSTRE_FILE_SYSTEM,
        (When("storageType", ("INTELLIGENT_TIERING",)),),
        "it is required when StorageType is set to INTELLIGENT_TIERING",
        _LUSTRE,
        needs=("dataReadCacheConfiguration",),
        unless=("backupId",),
    ),
    *(
        Pair(
            type,
            (When("storageType", ("HDD", "SSD"), default="SSD"),),
            "BadRequest: Value null at 'storageCapacity' failed to satisfy constraint: Member must not be null",
            f"{REGISTRY}/fsx/{page}/",
            needs=("storageCapacity",),
            unless=("backupId",),
        )
        for type, page in (
            (Fsx.LUSTRE_FILE_SYSTEM, "lustrefilesystem"),
            (Fsx.OPEN_ZFS_FILE_SYSTEM, "openzfsfilesystem"),
            (Fsx.WINDOWS_FILE_SYSTEM, "windowsfilesystem"),
        )
    ),
    Pair(
        Fsx.ONTAP_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1", "MULTI_AZ_2", "SINGLE_AZ_1")), When("haPairs")),
        "BadRequest: more than one HA pair is for SINGLE_AZ_2",
        f"{_API}/API_CreateFileSystemOntapConfiguration.html",
        takes=When("haPairs", ("1",)),
    ),
    PasswordNeed(
        Fsx.ONTAP_FILE_SYSTEM,
        "fsxAdminPassword",
        8,
        50,
        r"[^ -~]",
        "8 to 50 characters",
        f"{_API}/API_CreateFileSystemOntapConfiguration.html",
    ),
    Range(Fsx.ONTAP_FILE_SYSTEM, "storageCapacity", ((1024, 1_048_576),), _FILES),
    Pair(
        Fsx.ONTAP_FILE_SYSTEM,
        (When("throughputCapacity"),),
        "the throughput is that of the file system, or of each HA pair",
        f"{_API}/API_CreateFileSystemOntapConfiguration.html",
        refuses=("throughputCapacityPerHaPair",),
    ),
    Pair(
        Fsx.ONTAP_VOLUME,
        (When("coolingPeriod"),),
        "a cooling period is for the policies AUTO and SNAPSHOT_ONLY",
        f"{_API}/API_TieringPolicy.html",
        shuts=When("name", ("ALL", "NONE")),
        within="tieringPolicy",
        certain=False,
    ),
    Pair(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1",)),),
        "of two subnets one is preferred",
        _OPEN_ZFS,
        needs=("preferredSubnetId",),
    ),
    *(
        Pair(
            Fsx.OPEN_ZFS_FILE_SYSTEM,
            (When("deploymentType", deployments), When("throughputCapacity")),
            "BadRequest: the throughput is none of those of the deployment type",
            _OPEN_ZFS,
            takes=When("throughputCapacity", values),
        )
        for deployments, values in (
            (("SINGLE_AZ_1", "SINGLE_AZ_HA_1"), _ZFS_FIRST),
            (("MULTI_AZ_1", "SINGLE_AZ_2", "SINGLE_AZ_HA_2"), _ZFS_SECOND),
        )
    ),
    Pair(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        (When("deploymentType", ("SINGLE_AZ_*",)),),
        "it is for file systems in two zones",
        _OPEN_ZFS,
        refuses=("preferredSubnetId", "endpointIpAddressRange", "routeTableIds"),
        certain=False,
    ),
    Range(
        Fsx.OPEN_ZFS_FILE_SYSTEM,
        "storageCapacity",
        ((64, 524_288),),
        _FILES,
        when=(When("storageType", ("SSD",), default="SSD"),),
        unless=("backupId",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (),
        "one of `active_directory_id,self_managed_active_directory` must be specified",
        f"{PROVIDER}/fsx/windows_file_system.go",
        needs=("activeDirectoryId", "selfManagedActiveDirectory"),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("activeDirectoryId"),),
        "only one of `active_directory_id,self_managed_active_directory` can be specified",
        f"{PROVIDER}/fsx/windows_file_system.go",
        refuses=("selfManagedActiveDirectory",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("deploymentType", ("MULTI_AZ_1",)),),
        "of two subnets one is preferred",
        f"{_API}/API_CreateFileSystemWindowsConfiguration.html",
        needs=("preferredSubnetId",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("domainJoinServiceAccountSecret"),),
        "the account that joins the directory is in the secret, or named with its password",
        f"{_API}/API_SelfManagedActiveDirectoryConfiguration.html",
        refuses=("username", "password"),
        within="selfManagedActiveDirectory",
    ),
    Range(Fsx.WINDOWS_FILE_SYSTEM, "storageCapacity", ((32, 65_536),), _FILES, unless=("backupId",)),
    Range(
        Fsx.WINDOWS_FILE_SYSTEM,
        "storageCapacity",
        ((2000, 65_536),),
        _FILES,
        when=(When("storageType", ("HDD",)),),
        unless=("backupId",),
    ),
    Pair(
        Fsx.WINDOWS_FILE_SYSTEM,
        (When("storageType", ("HDD",)),),
        "HDD is supported on SINGLE_AZ_2 and MULTI_AZ_1",
        _FILES,
        takes=When("deploymentType", ("SINGLE_AZ_2", "MULTI_AZ_1"), default="SINGLE_AZ_1"),
        unless=("backupId",),
    ),
    Range(
        Fsx.WINDOWS_FILE_SYSTEM,
        "throughputCapacity",
        _FILE_THROUGHPUT,
        f"{DOCS}/fsx/latest/WindowsGuide/performance.html",
    ),
    Range(
        Fsx.ONTAP_FILE_SYSTEM,
        "throughputCapacity",
        tuple((number, number) for number in (128, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144)),
        f"{_API}/API_CreateFileSystemOntapConfiguration.html",
    ),
    *(
        Form(
            type,
            "weeklyMaintenanceStartTime",
            r"[1-7]:([01]\d|2[0-3]):[0-5]\d",
            "be a day from 1 (Monday) to 7 and a time, such as 7:02:00",
            "BadRequest: the time has the format d:HH:MM",
            _FILES,
        )
        for type in _SYSTEMS
    ),
    *(
        Form(
            type,
            "dailyAutomaticBackupStartTime",
            r"([01]\d|2[0-3]):[0-5]\d",
            "be a time such as 02:00",
            "BadRequest: the time has the format HH:MM",
            _FILES,
        )
        for type in _SYSTEMS
    ),
    *(Range(type, "automaticBackupRetentionDays", ((0, 90),), _FILES) for type in _SYSTEMS),
)
