from __future__ import annotations

import base64

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/launchTemplate:LaunchTemplate", "machine", imageId="ami-0123456789abcdef0")
    template = {"id": Ref("machine"), "version": "1"}
    plan.add("aws:eks/nodeGroup:NodeGroup", "nodes", clusterName="shop", launchTemplate=template)
    return plan


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def custom(plan: Plan, data: str) -> Plan:
    return plan.set("machine", imageId=None, userData=encoded(data))


setting_beside = (
    Table("eks-template-setting-beside", base)
    .good("a template alone")
    .good("no template", lambda p: p.set("nodes", launchTemplate=None, diskSize=50, remoteAccess={"ec2SshKey": "a"}))
    .bad(
        "a disk",
        lambda p: p.set("nodes", diskSize=50),
        ("nodes", "The node group has a launch template and diskSize."),
        level="mandatory",
    )
    .bad(
        "a key",
        lambda p: p.set("nodes", remoteAccess={"ec2SshKey": "a"}),
        ("nodes", "The node group has a launch template and remoteAccess."),
    )
    .good("a disk of 0, which says nothing", lambda p: p.set("nodes", diskSize=0))
    .absent("nothing", lambda p: p.set("nodes", launchTemplate=None))
    .unknown("the template's version", lambda p: p.set("nodes", launchTemplate={"id": Unknown()}), undecided=False)
)

refused_setting = (
    Table("eks-template-refused-setting", base)
    .good("an image")
    .good("types in the group alone", lambda p: p.set("nodes", instanceTypes=["m7g.large"]))
    .good("a custom image", lambda p: p.set("machine", imageId="ami-01234567").set("nodes", amiType="CUSTOM"))
    .good(
        "a type and no image", lambda p: p.set("machine", imageId=None).set("nodes", amiType="AL2023_x86_64_STANDARD")
    )
    .bad(
        "an image and a type of image",
        lambda p: p.set("machine", imageId="ami-01234567").set("nodes", amiType="AL2023_x86_64_STANDARD"),
        ("nodes", "amiType is AL2023_x86_64_STANDARD, and the launch template machine has an imageId."),
        level="mandatory",
    )
    .bad(
        "an image and a version",
        lambda p: p.set("machine", imageId="ami-01234567").set("nodes", version="1.33"),
        ("nodes", "The node group has a version, and its launch template machine an imageId."),
        level="mandatory",
    )
    .bad(
        "an instance profile",
        lambda p: p.set("machine", iamInstanceProfile={"name": "a"}),
        ("machine", "iamInstanceProfile is set in the launch template of the node group nodes."),
        level="mandatory",
    )
    .bad(
        "types twice",
        lambda p: p.set("machine", instanceType="m7g.large").set("nodes", instanceTypes=["m7g.large"]),
        ("nodes", "The node group has instanceTypes, and its launch template machine an instanceType."),
    )
    .good("an archive", lambda p: p.set("machine", imageId=None, userData=encoded("MIME-Version: 1.0\n")))
    .good("settings of Bottlerocket", lambda p: custom(p, "[settings]\n").set("nodes", amiType="BOTTLEROCKET_x86_64"))
    .good("a script for an image of one's own", lambda p: p.set("machine", userData=encoded("#!/bin/sh\n")))
    .good("no base64, which another policy says", lambda p: p.set("machine", imageId=None, userData="#!/bin/sh"))
    .bad(
        "a script",
        lambda p: custom(p, "#!/bin/bash\necho"),
        (
            "machine",
            "userData is a plain text, to which the node group nodes cannot add what its nodes need.",
            (
                "Wrap it as a part of a MIME multipart archive, which begins with MIME-Version: 1.0 and "
                'Content-Type: multipart/mixed; boundary="…".'
            ),
        ),
        level="mandatory",
    )
    .bad(
        "the configuration of a node",
        lambda p: custom(p, "apiVersion: node.eks.aws/v1alpha1").set("nodes", amiType="AL2023_ARM_64_STANDARD"),
        ("machine", "userData is a plain text, to which the node group nodes cannot add what its nodes need."),
    )
    .bad(
        "a subnet",
        lambda p: p.set("machine", networkInterfaces=[{"subnetId": "subnet-0123456789abcdef0"}]),
        ("machine", "A network interface in the launch template of the node group nodes has a subnet."),
        level="mandatory",
    )
    .good(
        "an interface without a subnet", lambda p: p.set("machine", networkInterfaces=[{"deleteOnTermination": True}])
    )
    .good("Windows", lambda p: custom(p, "#!/bin/bash\n").set("nodes", amiType="WINDOWS_CORE_2022_x86_64"))
    .absent("no template", lambda p: p.set("nodes", launchTemplate=None))
    .unknown("the template", lambda p: p.set("nodes", launchTemplate=Unknown()))
    .outside("a template of another stack", lambda p: p.set("nodes", launchTemplate={"id": "lt-0123456789abcdef0"}))
)
