from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown, archive

FUNCTION = "aws:lambda/function:Function"
REPOSITORY = "aws:ecr/repository:Repository"
ONE_RESOURCE = "reads one resource"
IMAGE = "210987654321.dkr.ecr.{}.amazonaws.com/resize:2.0"


def base() -> Plan:
    plan = Plan()
    plan.add(REPOSITORY, "images", name="resize")
    plan.add(FUNCTION, "resize", packageType="Image", imageUri=IMAGE.format("eu-west-1"), memorySize=2048, timeout=60)
    plan.add(
        FUNCTION,
        "orders",
        code=archive("./orders"),
        runtime="python3.13",
        handler="app.handler",
        timeout=900,
        ephemeralStorage={"size": 1024},
        environment={"variables": {"TABLE": "orders", "TZ": "Europe/Vienna", "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR"}},
    )
    plan.add(
        "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
        "warm",
        functionName=Ref("orders", "name"),
        qualifier="live",
        provisionedConcurrentExecutions=5,
    )
    return plan


environment_key_reserved = (
    Table("lambda-environment-key-reserved", base)
    .good("own names, time zone and tracing")
    .bad(
        "the region",
        lambda plan: plan.set("orders", environment={"variables": {"AWS_REGION": "eu-west-1", "TABLE": "orders"}}),
        (
            "orders",
            "The environment variable AWS_REGION is reserved: Lambda sets it itself and refuses the function.",
        ),
        level="mandatory",
    )
    .bad(
        "a key whose value only an update knows",
        lambda plan: plan.set("orders", environment={"variables": {"_HANDLER": Unknown()}}),
        ("orders", "The environment variable _HANDLER is reserved: Lambda sets it itself and refuses the function."),
    )
    .absent("no environment", lambda plan: plan.set("orders", environment=None))
    .unknown("environment from an update", lambda plan: plan.set("orders", environment=Unknown()))
    .without("outside", ONE_RESOURCE)
)


def elsewhere(plan: Plan) -> Plan:
    plan.remove("images").add(REPOSITORY, "images", name="resize", provider={"region": "us-east-1"})
    return plan.set("resize", imageUri=Ref("images", "repositoryUrl", after=":2.0"))


image_outside_region = (
    Table("lambda-image-outside-region", base)
    .good(
        "a registry of the sovereign cloud",
        lambda plan: plan.set(
            "resize", region="eusc-de-east-1", imageUri="210987654321.dkr.ecr.eusc-de-east-1.amazonaws.eu/resize:1"
        ),
    )
    .good("same region")
    .good(
        "planned repository of the same region",
        lambda plan: plan.set("resize", imageUri=Ref("images", "repositoryUrl", after=":2.0")),
        view="preview",
    )
    .good(
        "emulator",
        lambda plan: plan.add(
            FUNCTION,
            "local",
            packageType="Image",
            imageUri="localhost:4510/resize:1",
            provider={"endpoints": '[{"lambda":"http://localhost:4566"}]'},
        ),
    )
    .bad(
        "another region",
        lambda plan: plan.set("resize", imageUri=IMAGE.format("us-east-1")),
        (
            "resize",
            f"The image {IMAGE.format('us-east-1')} is in us-east-1, and the function is created in eu-west-1.",
        ),
        level="mandatory",
    )
    .bad(
        "planned repository of another region",
        elsewhere,
        (
            "resize",
            "The image ${images.repositoryUrl}:2.0 is in us-east-1, and the function is created in eu-west-1.",
        ),
        view="preview",
    )
    .bad(
        "public registry",
        lambda plan: plan.set("resize", imageUri="public.ecr.aws/lambda/python:3.13"),
        (
            "resize",
            (
                "The image public.ecr.aws/lambda/python:3.13 is not in a private ECR repository, and Lambda takes "
                "images from nowhere else."
            ),
            "Copy the image into an ECR repository in eu-west-1 and name that one.",
        ),
    )
    .absent("function from a zip archive", lambda plan: plan.remove("resize"))
    .unknown("image from an update", lambda plan: plan.set("resize", imageUri=Unknown()))
    .good(
        "the account of a repository of another region",
        lambda plan: elsewhere(plan).set(
            "resize",
            imageUri=Ref("images", "registryId", after=".dkr.ecr.eu-west-1.amazonaws.com/other:1"),
        ),
        view="preview",
    )
    .bad(
        "another region, behind an account from an update",
        lambda plan: plan.set(
            "resize",
            imageUri=Ref("images", "registryId", after=".dkr.ecr.us-east-1.amazonaws.com/other:1"),
        ),
        (
            "resize",
            (
                "The image ${images.registryId}.dkr.ecr.us-east-1.amazonaws.com/other:1 is in us-east-1, and the "
                "function is created in eu-west-1."
            ),
            "Push the image to a repository in eu-west-1, or replicate the repository there.",
        ),
        view="preview",
    )
    .unknown(
        "a registry from an update",
        lambda plan: plan.add(FUNCTION, "there", provider={"region": "us-east-1"}).set(
            "resize", imageUri=Ref("there", "description", after="/resize:1")
        ),
    )
    .outside(
        "account from an update, region in the text",
        lambda plan: plan.set(
            "resize",
            imageUri=Ref("images", "registryId", after=".dkr.ecr.eu-west-1.amazonaws.com/other:1"),
        ),
        view="preview",
    )
)

setting_out_of_range = (
    Table("lambda-setting-out-of-range", base)
    .good("inside")
    .good(
        "capacity provider, which has limits of its own",
        lambda plan: plan.set("orders", timeout=3600, capacityProviderConfig={"arn": "x"}),
    )
    .good(
        "as little as there may be",
        lambda plan: plan.set("orders", timeout=1, memorySize=128, ephemeralStorage={"size": 512}),
    )
    .good(
        "as much as there may be",
        lambda plan: plan.set("orders", timeout=900, memorySize=10240, ephemeralStorage={"size": 10240}),
    )
    .bad(
        "twenty minutes",
        lambda plan: plan.set("orders", timeout=1200),
        ("orders", "timeout is 1200 seconds; Lambda allows 1 to 900 seconds."),
        level="mandatory",
    )
    .bad(
        "one less",
        lambda plan: plan.set("orders", timeout=0, memorySize=127, ephemeralStorage={"size": 511}),
        ("orders", "timeout is 0 seconds; Lambda allows 1 to 900 seconds."),
        ("orders", "memorySize is 127 MB; Lambda allows 128 to 10240 MB."),
        ("orders", "ephemeralStorage.size is 511 MB; Lambda allows 512 to 10240 MB."),
    )
    .bad(
        "too little memory and too much storage",
        lambda plan: plan.set("orders", memorySize=64, ephemeralStorage={"size": 20480}),
        ("orders", "memorySize is 64 MB; Lambda allows 128 to 10240 MB."),
        ("orders", "ephemeralStorage.size is 20480 MB; Lambda allows 512 to 10240 MB."),
    )
    .absent("defaults", lambda plan: plan.set("orders", timeout=None, memorySize=None, ephemeralStorage=None))
    .unknown("timeout from an update", lambda plan: plan.set("orders", timeout=Unknown()))
    .without("outside", ONE_RESOURCE)
)

package_incomplete = (
    Table("lambda-package-incomplete", base)
    .good("image and zip archive")
    .bad(
        "no handler",
        lambda plan: plan.set("orders", handler=None),
        ("orders", "The function's code is a zip archive, and handler is not set."),
        level="mandatory",
    )
    .bad(
        "image without saying so",
        lambda plan: plan.set("resize", packageType=None),
        (
            "resize",
            (
                "The function's code is a zip archive, and runtime and handler are not set. imageUri is set, so "
                "packageType: Image may be what is missing."
            ),
        ),
    )
    .bad(
        "no code",
        lambda plan: plan.set("orders", code=None),
        ("orders", "None of code, imageUri and s3Bucket is set, so the function has no code."),
    )
    .bad(
        "two sources of the code",
        lambda plan: plan.set("orders", s3Bucket="builds"),
        (
            "orders",
            "code and s3Bucket are set together, and a function has one source of its code.",
            "Keep one of code, s3Bucket.",
        ),
    )
    .bad(
        "image that is not named",
        lambda plan: plan.set("resize", imageUri=None),
        (
            "resize",
            "packageType is Image, and imageUri is not set.",
            "Set imageUri to an image in ECR, or remove packageType and give code, runtime and handler.",
        ),
    )
    .absent("zip is the default kind", lambda plan: plan.set("orders", packageType=None))
    .unknown("kind from an update", lambda plan: plan.set("orders", packageType=Unknown()))
    .without("outside", ONE_RESOURCE)
)

provisioned_concurrency_on_latest = (
    Table("lambda-provisioned-concurrency-on-latest", base)
    .good("alias")
    .bad(
        "$LATEST",
        lambda plan: plan.set("warm", qualifier="$LATEST"),
        ("warm", "qualifier is $LATEST, which can have no provisioned concurrency."),
        level="mandatory",
    )
    .absent("not set, which the provider refuses by itself", lambda plan: plan.set("warm", qualifier=None))
    .unknown("version from an update", lambda plan: plan.set("warm", qualifier=Ref("orders", "version")))
    .without("outside", ONE_RESOURCE)
)

environment_too_large = (
    Table("lambda-environment-too-large", base)
    .good("as much as there may be", lambda plan: plan.set("orders", environment={"variables": {"ALL": "a" * 4093}}))
    .bad(
        "a byte more",
        lambda plan: plan.set("orders", environment={"variables": {"ALL": "a" * 4094}}),
        ("orders", "Names and values of the environment have 4097 bytes; 4096 are allowed."),
        level="mandatory",
    )
    .absent("none", lambda plan: plan.set("orders", environment=None))
    .unknown("all of it", lambda plan: plan.set("orders", environment=Unknown()))
)

provisioned_concurrency_over_reserved = (
    Table("lambda-provisioned-concurrency-over-reserved", base)
    .good("none reserved")
    .good("as many", lambda plan: plan.set("orders", reservedConcurrentExecutions=5))
    .good("without a reserve", lambda plan: plan.set("orders", reservedConcurrentExecutions=-1))
    .bad(
        "fewer reserved",
        lambda plan: plan.set("orders", reservedConcurrentExecutions=4),
        ("warm", "5 are provisioned, and 4 are reserved for orders."),
        level="mandatory",
    )
    .bad(
        "a function that is never to run",
        lambda plan: plan.set("orders", reservedConcurrentExecutions=0),
        ("warm", "5 are provisioned, and 0 are reserved for orders."),
    )
    .absent("how many", lambda plan: plan.set("warm", provisionedConcurrentExecutions=None))
    .unknown("how many are reserved", lambda plan: plan.set("orders", reservedConcurrentExecutions=Unknown()))
    .outside("a function of another stack", lambda plan: plan.set("warm", functionName="other"))
)
