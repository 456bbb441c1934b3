"""Settings of EC2: machines, what they are made from, and their volumes."""

from __future__ import annotations

from policies.setting._alike import machine_type, template_version
from policies.setting._shapes import DOCS, PROVIDER, TRIED, Alone, Distinct, Form, Pair, Range, Rank, When, Words
from policypack.catalogue.tokens import Ebs, Ec2

_API = f"{DOCS}/AWSEC2/latest/APIReference"
_RUN = f"{_API}/API_RunInstances.html"
_SPOT_OPTIONS = f"{_API}/API_SpotMarketOptions.html"
_STATE = "enabled disabled"
_METADATA = {
    "metadataOptions.httpEndpoint": _STATE,
    "metadataOptions.httpProtocolIpv6": _STATE,
    "metadataOptions.httpTokens": "optional required",
    "metadataOptions.instanceMetadataTags": _STATE,
}
_SPOT = "instanceMarketOptions.spotOptions"
_MARKET = {
    f"{_SPOT}.instanceInterruptionBehavior": "hibernate stop terminate",
    f"{_SPOT}.spotInstanceType": "one-time persistent",
}
_BLOCKS = {
    Ec2.INSTANCE: ("ebsBlockDevices", "rootBlockDevice"),
    Ec2.LAUNCH_TEMPLATE: ("blockDeviceMappings.ebs",),
    Ec2.SPOT_INSTANCE_REQUEST: ("ebsBlockDevices", "rootBlockDevice"),
}
_HIBERNATION = {Ec2.INSTANCE: "hibernation", Ec2.LAUNCH_TEMPLATE: "hibernationOptions.configured"}
_BEHAVIOUR = "instanceMarketOptions.spotOptions.instanceInterruptionBehavior"
_SPOT_TYPE = "instanceMarketOptions.spotOptions.spotInstanceType"
_SPANS = (
    "acceleratorCount",
    "acceleratorTotalMemoryMib",
    "baselineEbsBandwidthMbps",
    "memoryGibPerVcpu",
    "memoryMib",
    "networkBandwidthGbps",
    "networkInterfaceCount",
    "totalLocalStorageGb",
    "vcpuCount",
)
_NETWORKED = ("privateIp", "secondaryPrivateIps", "ipv6Addresses", "ipv6AddressCount")

ROWS = (
    Words(
        Ec2.CAPACITY_RESERVATION,
        f"{_API}/API_CreateCapacityReservation.html",
        {"endDateType": "unlimited limited", "instanceMatchCriteria": "open targeted", "tenancy": "default dedicated"},
    ),
    Pair(
        Ec2.CAPACITY_RESERVATION,
        (When("endDateType", ("limited",)),),
        "You must provide an EndDate value if the EndDateType value is limited",
        f"{_API}/API_CreateCapacityReservation.html",
        needs=("endDate",),
    ),
    Pair(
        Ec2.CAPACITY_RESERVATION,
        (When("endDateType", ("unlimited",)),),
        "Do not provide an EndDate if the EndDateType is unlimited",
        f"{_API}/API_CreateCapacityReservation.html",
        refuses=("endDate",),
    ),
    Words(Ec2.DEDICATED_HOST, f"{_API}/API_AllocateHosts.html", {"autoPlacement": "on off", "hostRecovery": "on off"}),
    Alone(Ec2.DEDICATED_HOST, ("instanceFamily", "instanceType"), "ec2/ec2_host.go", needed=True),
    Words(
        Ec2.FLEET,
        f"{_API}/API_CreateFleet.html",
        {
            "excessCapacityTerminationPolicy": "no-termination termination",
            "onDemandOptions.allocationStrategy": "lowestPrice lowest-price prioritized",
            "type": "request maintain instant",
        },
    ),
    *(
        Pair(
            Ec2.FLEET,
            (When(name),),
            f"Supported only for fleets of type {kind}",
            f"{_API}/API_CreateFleet.html",
            takes=When("type", (kind,), default="maintain"),
            certain=False,
        )
        for kind, name in (
            ("maintain", "excessCapacityTerminationPolicy"),
            ("maintain", "replaceUnhealthyInstances"),
            ("instant", "fleetInstanceSets"),
            ("instant", "onDemandOptions.capacityReservationOptions"),
            ("instant", "onDemandOptions.minTargetCapacity"),
            ("instant", "spotOptions.minTargetCapacity"),
        )
    ),
    Pair(
        Ec2.FLEET,
        (),
        "You must specify either a LaunchTemplateId or a LaunchTemplateName",
        f"{_API}/API_FleetLaunchTemplateSpecificationRequest.html",
        needs=("launchTemplateId", "launchTemplateName"),
        within="launchTemplateConfigs.launchTemplateSpecification",
    ),
    Pair(
        Ec2.FLEET,
        (When("replacementStrategy", ("launch-before-terminate",)),),
        "it is required when ReplacementStrategy is set to launch-before-terminate",
        f"{_API}/API_FleetSpotCapacityRebalanceRequest.html",
        needs=("terminationDelay",),
        within="spotOptions.maintenanceStrategies.capacityRebalance",
    ),
    Words(
        Ec2.INSTANCE,
        _RUN,
        {
            **_METADATA,
            **_MARKET,
            "creditSpecification.cpuCredits": "standard unlimited",
            "instanceInitiatedShutdownBehavior": "stop terminate",
            "maintenanceOptions.autoRecovery": "default disabled",
            "privateDnsNameOptions.hostnameType": "ip-name resource-name",
            "tenancy": "default dedicated host",
        },
    ),
    Pair(
        Ec2.INSTANCE,
        (),
        "one of `ami,launch_template` must be specified",
        f"{PROVIDER}/ec2/ec2_instance.go",
        needs=("ami", "launchTemplate"),
    ),
    *(
        Pair(
            type,
            (When("kmsKeyId"),),
            "If KmsKeyId is specified, the encrypted state must be true",
            f"{_API}/API_EbsBlockDevice.html",
            shuts=When("encrypted", ("false",)),
            within=within,
        )
        for type, places in _BLOCKS.items()
        for within in places
        if type != Ec2.LAUNCH_TEMPLATE
    ),
    *(
        Form(
            type,
            path,
            r"(/dev/)?(sd|xvd|hd|nvme)\w+",
            "be the name of a device, such as /dev/sdf",
            "InvalidParameterValue: Value for parameter device is invalid: it is not a valid EBS device name",
            f"{DOCS}/AWSEC2/latest/UserGuide/device_naming.html",
        )
        for type, path in ((Ec2.INSTANCE, "ebsBlockDevices[].deviceName"), (Ec2.VOLUME_ATTACHMENT, "deviceName"))
    ),
    *(
        Distinct(
            type,
            within,
            "deviceName",
            "InvalidBlockDeviceMapping: the device is used in more than one mapping",
            _RUN,
            certain=type == Ec2.INSTANCE,
            merges=type == Ec2.INSTANCE,
        )
        for type, within in ((Ec2.INSTANCE, "ebsBlockDevices"), (Ec2.LAUNCH_TEMPLATE, "blockDeviceMappings"))
    ),
    *(
        Pair(
            type,
            (When(name, ("true",)),),
            "You can't enable hibernation and AWS Nitro Enclaves on the same instance",
            _RUN,
            shuts=When("enclaveOptions.enabled", ("true",)),
            certain=type == Ec2.INSTANCE,
        )
        for type, name in _HIBERNATION.items()
    ),
    *(
        Pair(
            type,
            (When(name, ("true",)),),
            "a Spot Instance that hibernates is not stopped or terminated instead",
            _SPOT_OPTIONS,
            shuts=When(_BEHAVIOUR, ("stop", "terminate")),
            certain=type == Ec2.INSTANCE,
        )
        for type, name in _HIBERNATION.items()
    ),
    Pair(
        Ec2.INSTANCE,
        (When("spotOptions"),),
        "the market that the options are for has to be named",
        f"{_API}/API_InstanceMarketOptionsRequest.html",
        needs=("marketType",),
        within="instanceMarketOptions",
        certain=False,
    ),
    Pair(
        Ec2.INSTANCE,
        (When(_SPOT_TYPE, ("persistent",)),),
        "persistent requests are only supported when the interruption behavior is hibernate or stop",
        _SPOT_OPTIONS,
        takes=When(_BEHAVIOUR, ("hibernate", "stop"), default="terminate"),
        unless=("hibernation", "launchTemplate"),
    ),
    *(
        Pair(
            type,
            (When("instanceMarketOptions.spotOptions.validUntil"),),
            "InvalidParameterCombination: The parameter validUntil cannot be specified when the SpotRequestType is set "
            "to 'one-time'",
            _SPOT_OPTIONS,
            takes=When(_SPOT_TYPE, ("persistent",), default="one-time"),
            certain=type == Ec2.INSTANCE,
        )
        for type in (Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
    ),
    *(machine_type(type, "instanceType") for type in (Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE, Ec2.SPOT_INSTANCE_REQUEST)),
    *(
        Form(
            type,
            path,
            r"\d+(\.\d+)?|\.\d+",
            "be a number of dollars, without their sign",
            "InvalidParameterValue: invalid value for price",
            f"{_API}/API_SpotMarketOptions.html",
        )
        for type, path in (
            (Ec2.INSTANCE, "instanceMarketOptions.spotOptions.maxPrice"),
            (Ec2.LAUNCH_CONFIGURATION, "spotPrice"),
            (Ec2.LAUNCH_TEMPLATE, "instanceMarketOptions.spotOptions.maxPrice"),
            (Ec2.SPOT_INSTANCE_REQUEST, "spotPrice"),
        )
    ),
    Pair(
        Ec2.INSTANCE,
        (),
        "one of `instance_type,launch_template` must be specified",
        f"{PROVIDER}/ec2/ec2_instance.go",
        needs=("instanceType", "launchTemplate"),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("ipv6AddressCount"),),
        "You cannot specify this option and the option to assign specific IPv6 addresses in the same request",
        _RUN,
        refuses=("ipv6Addresses",),
    ),
    Alone(Ec2.INSTANCE, ("id", "name"), "ec2/ec2_instance.go", "launchTemplate", needed=True),
    template_version(Ec2.INSTANCE, "launchTemplate.version"),
    *(
        Range(
            type,
            "metadataOptions.httpPutResponseHopLimit",
            ((1, 64),),
            f"{_API}/API_InstanceMetadataOptionsRequest.html",
        )
        for type in (Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE)
    ),
    Pair(
        Ec2.INSTANCE,
        (When("networkInterfaces"),),
        "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same "
        "request",
        _RUN,
        refuses=("subnetId", "securityGroups", "vpcSecurityGroupIds", "associatePublicIpAddress"),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("networkInterfaces"),),
        "InvalidParameterCombination: Network interfaces and an instance-level private IP address may not be specified "
        "on the same request",
        _RUN,
        refuses=_NETWORKED,
    ),
    Alone(Ec2.INSTANCE, ("placementGroup", "placementGroupId"), "ec2/ec2_instance.go"),
    Pair(
        Ec2.INSTANCE,
        (When("placementPartitionNumber"),),
        "You cannot use PartitionNumber with a Placement Group that does not exist",
        f"{_API}/API_Placement.html",
        needs=("placementGroup", "placementGroupId"),
        unless=("launchTemplate",),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("userData"),),
        "conflicts with user_data",
        f"{PROVIDER}/ec2/ec2_instance.go",
        refuses=("userDataBase64",),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("subnetId"),),
        "InvalidGroupId.Malformed: in a subnet the provider takes securityGroups for ids (expecting sg-...)",
        f"{PROVIDER}/ec2/ec2_instance.go",
        takes=When("securityGroups", ("sg-*",), default="sg-"),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("hostResourceGroupArn"),),
        "either omit the Tenancy parameter or set it to host",
        f"{_API}/API_Placement.html",
        takes=When("tenancy", ("host",), default="host"),
    ),
    *(
        Form(
            type,
            "name",
            r"[0-9A-Za-z()\[\] ./\-'@_]{3,128}",
            "be of 3 to 128 letters, digits, spaces and ()[]./-'@_",
            "InvalidAMIName.Malformed: AMI names must be between 3 and 128 characters long, and may contain letters, "
            "numbers, '(', ')', '.', '-', '/' and '_'",
            f"{_API}/API_CreateImage.html",
        )
        for type in (Ec2.AMI, Ec2.AMI_COPY, Ec2.AMI_FROM_INSTANCE)
    ),
    Form(
        Ec2.KEY_PAIR,
        "keyName",
        r"(?! )[\x20-\x7e]{1,255}(?<! )",
        "be of at most 255 characters of ASCII, with no space at its ends",
        "the name of a key does not begin or end with a space",
        TRIED,
    ),
    Form(
        Ec2.KEY_PAIR,
        "publicKey",
        r"\s*((ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+=*( .*)?|-----BEGIN (RSA )?PUBLIC KEY-----.*|---- BEGIN SSH2 .*"
        r"|[A-Za-z0-9+/]+=*)\s*",
        "be a public key of RSA or ED25519, as ssh-keygen writes it",
        "InvalidKey.Format: Key is not in valid OpenSSH public key format",
        f"{_API}/API_ImportKeyPair.html",
    ),
    Words(
        Ec2.LAUNCH_TEMPLATE,
        f"{_API}/API_RequestLaunchTemplateData.html",
        {
            **_METADATA,
            **_MARKET,
            "creditSpecification.cpuCredits": "standard unlimited",
            "instanceInitiatedShutdownBehavior": "stop terminate",
            "placement.tenancy": "default dedicated host",
            "privateDnsNameOptions.hostnameType": "ip-name resource-name",
            "tagSpecifications[].resourceType": "instance volume network-interface spot-instances-request elastic-gpu",
        },
    ),
    *(
        Pair(
            Ec2.LAUNCH_TEMPLATE,
            (When(name),),
            "you must specify both the number of cores and the threads for each",
            f"{_API}/API_LaunchTemplateCpuOptionsRequest.html",
            needs=(other,),
            within="cpuOptions",
        )
        for name, other in (("coreCount", "threadsPerCore"), ("threadsPerCore", "coreCount"))
    ),
    Alone(Ec2.LAUNCH_TEMPLATE, ("defaultVersion", "updateDefaultVersion"), "ec2/ec2_launch_template.go"),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("arn"),),
        "conflicts with iam_instance_profile.0.arn",
        f"{PROVIDER}/ec2/ec2_launch_template.go",
        refuses=("name",),
        within="iamInstanceProfile",
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("instanceInterruptionBehavior", ("stop", "hibernate")),),
        "a one-time Spot Instance is terminated when it is interrupted",
        f"{_API}/API_LaunchTemplateSpotMarketOptionsRequest.html",
        takes=When("spotInstanceType", ("persistent",), default="one-time"),
        within="instanceMarketOptions.spotOptions",
        certain=False,
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("instanceRequirements"),),
        "If you specify InstanceRequirements, you can't specify InstanceType",
        f"{_API}/API_InstanceRequirementsRequest.html",
        refuses=("instanceType",),
    ),
    *(
        Rank(
            Ec2.LAUNCH_TEMPLATE,
            f"{name}.min",
            f"{name}.max",
            "the least is not above the most",
            f"{_API}/API_InstanceRequirementsRequest.html",
            within="instanceRequirements",
            certain=False,
        )
        for name in _SPANS
    ),
    Form(
        Ec2.LAUNCH_TEMPLATE,
        "name",
        r"[0-9A-Za-z()./_-]{3,128}",
        "be of 3 to 128 letters, digits and ().-/_",
        "InvalidLaunchTemplateName.MalformedException: the name must have 3 to 128 characters, with no spaces",
        f"{_API}/API_CreateLaunchTemplate.html",
    ),
    *(
        Alone(Ec2.LAUNCH_TEMPLATE, names, "ec2/ec2_launch_template.go", "networkInterfaces")
        for names in (
            ("ipv4Addresses", "ipv4AddressCount"),
            ("ipv4Prefixes", "ipv4PrefixCount"),
            ("ipv6Addresses", "ipv6AddressCount"),
            ("ipv6Prefixes", "ipv6PrefixCount"),
        )
    ),
    Alone(Ec2.LAUNCH_TEMPLATE, ("groupId", "groupName"), "ec2/ec2_launch_template.go", "placement"),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("partitionNumber"),),
        "You cannot use PartitionNumber with a Placement Group that does not exist",
        f"{_API}/API_Placement.html",
        needs=("groupName", "groupId"),
        within="placement",
        certain=False,
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("kmsKeyId"),),
        "InvalidParameterDependency: The parameter KmsKeyId requires the parameter Encrypted to be set",
        f"{_API}/API_CreateVolume.html",
        takes=When("encrypted", ("true",), default="false"),
        within="blockDeviceMappings.ebs",
        certain=False,  # the template is made, and what is launched from it fails
    ),
    Alone(Ec2.LAUNCH_TEMPLATE, ("securityGroupNames", "vpcSecurityGroupIds"), "ec2/ec2_launch_template.go"),
    Words(
        Ec2.PLACEMENT_GROUP,
        f"{_API}/API_CreatePlacementGroup.html",
        {"spreadLevel": "host rack", "strategy": "cluster partition spread precision-time"},
    ),
    Pair(
        Ec2.PLACEMENT_GROUP,
        (When("partitionCount"),),
        "Valid only when Strategy is set to partition",
        f"{_API}/API_CreatePlacementGroup.html",
        takes=When("strategy", ("partition",)),
    ),
    Range(Ec2.PLACEMENT_GROUP, "partitionCount", ((1, 7),), f"{_API}/API_CreatePlacementGroup.html"),
    Pair(
        Ec2.PLACEMENT_GROUP,
        (When("spreadLevel"),),
        "Valid only when Strategy is set to spread",
        f"{_API}/API_CreatePlacementGroup.html",
        takes=When("strategy", ("spread",)),
    ),
    Alone(
        Ec2.SPOT_FLEET_REQUEST,
        ("launchSpecifications", "launchTemplateConfigs"),
        "ec2/ec2_spot_fleet_request.go",
        needed=True,
    ),
    Pair(
        Ebs.VOLUME,
        (When("kmsKeyId"),),
        "If KmsKeyId is specified, the encrypted state must be true",
        f"{_API}/API_CreateVolume.html",
        takes=When("encrypted", ("true",), default="false"),
    ),
    Pair(
        Ebs.VOLUME,
        (When("multiAttachEnabled", ("true",)),),
        "only io1 and io2 volumes are attached to several machines",
        f"{DOCS}/ebs/latest/userguide/ebs-volumes-multi.html",
        takes=When("type", ("io1", "io2"), default="gp2"),
    ),
    Pair(
        Ebs.VOLUME,
        (),
        "You must specify either a snapshot ID or a volume size",
        f"{_API}/API_CreateVolume.html",
        needs=("size", "snapshotId"),
    ),
)
