"""Settings of SageMaker."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, Range, Rank, When
from policypack.catalogue.tokens import Sagemaker

_API = f"{DOCS}/sagemaker/latest/APIReference"
_VARIANT = f"{_API}/API_ProductionVariant.html"

ROWS = (
    Pair(
        Sagemaker.APP,
        (),
        "If the user profile is not set, then SpaceName must be set",
        f"{_API}/API_CreateApp.html",
        needs=("userProfileName", "spaceName"),
    ),
    Pair(
        Sagemaker.APP,
        (When("userProfileName"),),
        "an app is of a user or of a space",
        f"{_API}/API_CreateApp.html",
        refuses=("spaceName",),
    ),
    *(
        Pair(
            Sagemaker.ENDPOINT_CONFIGURATION,
            (When("serverlessConfig"),),
            "a serverless variant has no machines",
            _VARIANT,
            refuses=("instanceType", "initialInstanceCount"),
            within=within,
            certain=False,
        )
        for within in ("productionVariants", "shadowProductionVariants")
    ),
    *(
        Pair(
            Sagemaker.ENDPOINT_CONFIGURATION,
            (When("modelName"),),
            "ValidationException: ManagedInstanceScaling is only supported for inference component endpoints, which "
            "name no model",
            _VARIANT,
            refuses=("managedInstanceScaling",),
            within=within,
        )
        for within in ("productionVariants", "shadowProductionVariants")
    ),
    Pair(
        Sagemaker.ENDPOINT_CONFIGURATION,
        (When("modelName"),),
        "a variant runs on machines, or is serverless",
        _VARIANT,
        needs=("instanceType", "serverlessConfig"),
        within="productionVariants",
        certain=False,
    ),
    *(
        Rank(
            Sagemaker.ENDPOINT_CONFIGURATION,
            low,
            high,
            says,
            _VARIANT,
            within=f"productionVariants.{within}",
        )
        for low, high, within, says in (
            (
                "provisionedConcurrency",
                "maxConcurrency",
                "serverlessConfig",
                "ProvisionedConcurrency should be less than or equal to MaxConcurrency",
            ),
            (
                "minInstanceCount",
                "maxInstanceCount",
                "managedInstanceScaling",
                "the least number of instances is not above the most",
            ),
        )
    ),
    Pair(
        Sagemaker.FEATURE_GROUP,
        (),
        "You must include at least one of OnlineStoreConfig and OfflineStoreConfig",
        f"{_API}/API_CreateFeatureGroup.html",
        needs=("onlineStoreConfig", "offlineStoreConfig"),
    ),
    Pair(
        Sagemaker.MODEL,
        (),
        "a model has one container or several",
        f"{_API}/API_CreateModel.html",
        needs=("primaryContainer", "containers"),
    ),
    Pair(
        Sagemaker.MODEL,
        (When("primaryContainer"),),
        "a model has one container or several",
        f"{_API}/API_CreateModel.html",
        refuses=("containers",),
    ),
    *(
        Pair(
            Sagemaker.MODEL,
            (),
            "a container has an image, or is that of a model package",
            f"{_API}/API_ContainerDefinition.html",
            needs=("image", "modelPackageName"),
            within=within,
            certain=False,
        )
        for within in ("primaryContainer", "containers")
    ),
    *(
        Pair(
            Sagemaker.MODEL,
            (When("repositoryAuthConfig"),),
            "specify a value for this field only if you specified Vpc as the value for the RepositoryAccessMode",
            f"{_API}/API_ImageConfig.html",
            takes=When("repositoryAccessMode", ("Vpc",)),
            within=f"{within}.imageConfig",
        )
        for within in ("primaryContainer", "containers")
    ),
    Form(
        Sagemaker.NOTEBOOK_INSTANCE,
        "platformIdentifier",
        r"(?!notebook-al2-v1$).+",
        "be a later platform than notebook-al2-v1",
        "ValidationException: Platform identifier (notebook-al2-v1) is not supported for this service",
        "https://github.com/orcasecurity-research/AIGoat/issues/10",
        certain=False,
    ),
    Pair(
        Sagemaker.NOTEBOOK_INSTANCE,
        (When("directInternetAccess", ("Disabled",)),),
        "You can set the value of this parameter to Disabled only if you set a value for the SubnetId parameter",
        f"{_API}/API_CreateNotebookInstance.html",
        needs=("subnetId",),
    ),
    *(
        Pair(
            Sagemaker.NOTEBOOK_INSTANCE,
            (When(one),),
            "a notebook in a VPC has a subnet and security groups",
            f"{_API}/API_CreateNotebookInstance.html",
            needs=(other,),
            certain=False,
        )
        for one, other in (("securityGroups", "subnetId"), ("subnetId", "securityGroups"))
    ),
    Pair(
        Sagemaker.WORKFORCE,
        (When("cognitoConfig"),),
        "Do not use OidcConfig if you specify values for CognitoConfig",
        f"{_API}/API_CreateWorkforce.html",
        refuses=("oidcConfig",),
    ),
    Pair(
        Sagemaker.WORKFORCE,
        (),
        "the people of a workforce are in Cognito or with a provider of your own",
        f"{_API}/API_CreateWorkforce.html",
        needs=("cognitoConfig", "oidcConfig"),
    ),
    Form(
        Sagemaker.NOTEBOOK_INSTANCE,
        "instanceType",
        r"ml\..+",
        "begin with ml. as the types of this service do",
        "ValidationException: Member must satisfy enum value set",
        f"{DOCS}/sagemaker/latest/APIReference/API_CreateNotebookInstance.html",
    ),
    Range(
        Sagemaker.ENDPOINT_CONFIGURATION,
        "productionVariants[].serverlessConfig.memorySizeInMb",
        tuple((size, size) for size in range(1024, 6145, 1024)),
        f"{PROVIDER}/sagemaker/endpoint_configuration.go",
    ),
)
