"""The repository of the processor's images."""

import pulumi_aws as aws

from settings import common_tags, environment_suffix

ecr_repository = aws.ecr.Repository(
    f"payment-processor-ecr-{environment_suffix}",
    name=f"payment-processor-{environment_suffix}",
    encryption_configuration=aws.ecr.RepositoryEncryptionConfigurationArgs(encryption_type="AES256"),
    image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True),
    tags=common_tags,
)
