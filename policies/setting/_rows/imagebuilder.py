"""Settings of Image Builder."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Alone, Form, Pair, When
from policypack.catalogue.tokens import Imagebuilder

ROWS = (
    *(
        row
        for type, file, one, other in (
            (Imagebuilder.COMPONENT, "component", "data", "uri"),
            (Imagebuilder.IMAGE, "image", "imageRecipeArn", "containerRecipeArn"),
            (Imagebuilder.IMAGE_PIPELINE, "image_pipeline", "imageRecipeArn", "containerRecipeArn"),
        )
        for row in (
            Pair(
                type,
                (),
                "exactly one of the two must be specified",
                f"{PROVIDER}/imagebuilder/{file}.go",
                needs=(one, other),
            ),
            Pair(
                type,
                (When(one),),
                "exactly one of the two must be specified",
                f"{PROVIDER}/imagebuilder/{file}.go",
                refuses=(other,),
            ),
        )
    ),
    Form(
        Imagebuilder.COMPONENT,
        "version",
        r"\d+\.\d+\.\d+",
        "be three numbers with dots between them",
        "InvalidParameterValueException: semanticVersion must match pattern ^[0-9]+\\.[0-9]+\\.[0-9]+$",
        f"{DOCS}/imagebuilder/latest/APIReference/API_CreateComponent.html",
    ),
    Pair(
        Imagebuilder.DISTRIBUTION_CONFIGURATION,
        (),
        "InvalidParameterValueException: One or more outputs should be provided for each region in a distribution "
        "configuration",
        f"{DOCS}/imagebuilder/latest/APIReference/API_Distribution.html",
        needs=(
            "amiDistributionConfiguration",
            "containerDistributionConfiguration",
            "fastLaunchConfigurations",
            "launchTemplateConfigurations",
            "licenseConfigurationArns",
            "s3ExportConfiguration",
            "ssmParameterConfigurations",
        ),
        within="distributions",
    ),
    Form(
        Imagebuilder.DISTRIBUTION_CONFIGURATION,
        "distributions[].amiDistributionConfiguration.name",
        r".*\{\{\s*imagebuilder:buildDate\s*\}\}.*",
        "be a name with {{ imagebuilder:buildDate }}, which makes it another in each build",
        "InvalidParameterValueException: The EC2 AMI name must contain '{{ imagebuilder:buildDate }}' to ensure that "
        "the name will be unique",
        f"{DOCS}/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html",
    ),
    Alone(Imagebuilder.WORKFLOW, ("data", "uri"), "imagebuilder/workflow.go", needed=True),
)
