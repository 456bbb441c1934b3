import json
import pathlib

import pulumi
import pulumi_aws as aws

TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = aws.iam.Role("role", assume_role_policy=json.dumps(TRUST))
bucket = aws.s3.Bucket("bucket")


def function(name, code):
    aws.lambda_.Function(name, role=role.arn, runtime="python3.12", handler="a.b", code=code)


# Not there.
function("folder", pulumi.FileArchive("./gone"))
aws.lambda_.LayerVersion("layer", layer_name="l", code=pulumi.AssetArchive({"python": pulumi.FileArchive("gone-too"), "a": pulumi.StringAsset("x")}))
aws.synthetics.Canary(
    "canary",
    name="canary",
    artifact_s3_location="s3://acme/y",
    execution_role_arn=role.arn,
    handler="a.b",
    runtime_version="syn-nodejs-puppeteer-9.1",
    schedule={"expression": "rate(5 minutes)"},
    zip_file="./gone.zip",
)
aws.s3.BucketObject("object", bucket=bucket.id, source=pulumi.FileAsset("/nowhere/page.html"))
bucket.id.apply(lambda name: function("inside", pulumi.FileArchive("./never")))
bucket.arn.apply(lambda arn: pathlib.Path("policy.json").read_text().replace("ARN", arn))


# There, elsewhere, or looked for with care.
def careful(arn):
    try:
        return pathlib.Path("absent.json").read_text()
    except FileNotFoundError:
        return arn


function("whole", pulumi.FileArchive("./code"))
function("made", pulumi.AssetArchive({"a.py": pulumi.FileAsset(f"{pathlib.Path(__file__).parent}/code/handler.py")}))
aws.s3.BucketObject("text", bucket=bucket.id, source=pulumi.StringAsset("./gone"))
aws.s3.BucketObject("remote", bucket=bucket.id, source=pulumi.RemoteAsset("https://example.com/gone"))
pulumi.export("careful", bucket.arn.apply(careful))
pulumi.export("named", bucket.arn.apply(lambda arn: pathlib.Path(arn).read_text()))
