"""Settings of EKS."""

from __future__ import annotations

from policies.setting._alike import arn, machine_type, template_version
from policies.setting._shapes import DOCS, PROVIDER, Alone, Form, Pair, Size, When, Words
from policypack.catalogue.tokens import Eks

_API = f"{DOCS}/eks/latest/APIReference"
_REPAIR = "nodeRepairConfig"

ROWS = (
    Form(
        Eks.ACCESS_ENTRY,
        "kubernetesGroups[]",
        r"(?!(system|eks|aws|amazon|iam):).+",
        "not begin with system:, eks:, aws:, amazon: or iam:",
        "InvalidParameterException: The kubernetes group name is invalid, it cannot start with system:",
        f"{_API}/API_CreateAccessEntry.html",
    ),
    Form(
        Eks.ACCESS_ENTRY,
        "principalArn",
        "(?!arn:[^:]*:sts:).+",
        "be the ARN of a role or a user, and none of a session",
        "InvalidParameterException: The principalArn is invalid",
        f"{_API}/API_CreateAccessEntry.html",
    ),
    Form(
        Eks.ACCESS_ENTRY,
        "userName",
        r"system:node:.+|(?!(system|eks|aws|amazon|iam):).+",
        "not begin with system:, eks:, aws:, amazon: or iam:",
        "InvalidParameterException: The username is invalid",
        f"{DOCS}/eks/latest/userguide/creating-access-entries.html",
    ),
    Words(
        Eks.ACCESS_POLICY_ASSOCIATION,
        f"{_API}/API_AccessScope.html",
        {"accessScope.type": "cluster namespace"},
    ),
    Pair(
        Eks.ACCESS_POLICY_ASSOCIATION,
        (When("type", ("namespace",)),),
        "an access scope of the type namespace names its namespaces",
        f"{_API}/API_AccessScope.html",
        needs=("namespaces",),
        within="accessScope",
    ),
    Pair(
        Eks.ACCESS_POLICY_ASSOCIATION,
        (When("type", ("cluster",)),),
        "namespaces are for the type namespace",
        f"{_API}/API_AccessScope.html",
        refuses=("namespaces",),
        within="accessScope",
        certain=False,
    ),
    Form(
        Eks.ACCESS_POLICY_ASSOCIATION,
        "policyArn",
        r"arn:[^:]+:eks::aws:cluster-access-policy/.+",
        "be the ARN of an access policy of EKS, such as arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        "InvalidParameterException: The policyArn parameter format is not valid",
        f"{DOCS}/eks/latest/userguide/access-policy-permissions.html",
    ),
    Words(
        Eks.ADDON,
        f"{_API}/API_CreateAddon.html",
        {"resolveConflictsOnCreate": "NONE OVERWRITE", "resolveConflictsOnUpdate": "NONE OVERWRITE PRESERVE"},
    ),
    Form(
        Eks.ADDON,
        "addonVersion",
        r"v\d.*",
        "be a version such as v1.19.0-eksbuild.1",
        "InvalidParameterException: Addon version specified is not supported",
        f"{_API}/API_CreateAddon.html",
        certain=False,
    ),
    Words(
        Eks.CLUSTER,
        f"{_API}/API_CreateCluster.html",
        {
            "accessConfig.authenticationMode": "API API_AND_CONFIG_MAP CONFIG_MAP",
            "encryptionConfig.resources[]": "secrets",
            "enabledClusterLogTypes[]": "api audit authenticator controllerManager scheduler",
            "kubernetesNetworkConfig.ipFamily": "ipv4 ipv6",
            "upgradePolicy.supportType": "STANDARD EXTENDED",
        },
    ),
    Pair(
        Eks.CLUSTER,
        (When("ipFamily", ("ipv6",)),),
        "You can't specify a range of IPv4 addresses for services if you use IPv6",
        f"{_API}/API_KubernetesNetworkConfigRequest.html",
        refuses=("serviceIpv4Cidr",),
        within="kubernetesNetworkConfig",
        certain=False,
    ),
    arn(Eks.CLUSTER, "roleArn", "eks/cluster.go"),
    *(
        Form(
            type,
            "version",
            r"1\.\d{1,2}",
            "be a version of Kubernetes such as 1.33, without v and without a patch",
            "InvalidParameterException: unsupported Kubernetes version",
            f"{DOCS}/eks/latest/userguide/kubernetes-versions.html",
        )
        for type in (Eks.CLUSTER, Eks.NODE_GROUP)
    ),
    Pair(
        Eks.CLUSTER,
        (When("endpointPublicAccess", ("false",)),),
        "InvalidParameterException: Private and public endpoint access cannot be false",
        f"{_API}/API_VpcConfigRequest.html",
        takes=When("endpointPrivateAccess", ("true",), default="false"),
        within="vpcConfig",
    ),
    Form(
        Eks.IDENTITY_PROVIDER_CONFIG,
        "oidc.issuerUrl",
        "https://.+",
        "begin with https://",
        "InvalidParameterException: the issuer's URL must begin with https://",
        f"{_API}/API_OidcIdentityProviderConfigRequest.html",
    ),
    Size(
        Eks.FARGATE_PROFILE,
        "selectors",
        1,
        5,
        "You may specify up to five selectors in a Fargate profile",
        f"{DOCS}/eks/latest/APIReference/API_CreateFargateProfile.html",
    ),
    arn(Eks.FARGATE_PROFILE, "podExecutionRoleArn", "eks/fargate_profile.go"),
    Pair(
        Eks.FARGATE_PROFILE,
        (),
        "a profile says by its selectors which pods it is for",
        f"{_API}/API_CreateFargateProfile.html",
        needs=("selectors",),
    ),
    Words(
        Eks.NODE_GROUP,
        f"{_API}/API_CreateNodegroup.html",
        {
            "capacityType": "ON_DEMAND SPOT CAPACITY_BLOCK",
            "taints[].effect": "NO_SCHEDULE NO_EXECUTE PREFER_NO_SCHEDULE",
        },
    ),
    machine_type(Eks.NODE_GROUP, "instanceTypes[]"),
    Alone(Eks.NODE_GROUP, ("id", "name"), "eks/node_group.go", "launchTemplate", needed=True),
    template_version(Eks.NODE_GROUP, "launchTemplate.version"),
    *(
        Alone(Eks.NODE_GROUP, names, "eks/node_group.go", _REPAIR)
        for names in (
            ("maxParallelNodesRepairedCount", "maxParallelNodesRepairedPercentage"),
            ("maxUnhealthyNodeThresholdCount", "maxUnhealthyNodeThresholdPercentage"),
        )
    ),
    arn(Eks.NODE_GROUP, "nodeRoleArn", "eks/node_group.go"),
    Pair(
        Eks.NODE_GROUP,
        (When("maxUnavailable"),),
        "only one of `max_unavailable,max_unavailable_percentage` can be specified",
        f"{PROVIDER}/eks/node_group.go",
        refuses=("maxUnavailablePercentage",),
        within="updateConfig",
    ),
)
