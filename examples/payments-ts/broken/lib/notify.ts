import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { environment, logRetentionDays, prefix, region, trust } from "./settings";

/** A function that tells the shops when a payment has been settled. */
export function notifier(key: aws.kms.Key, cluster: aws.ecs.Cluster): aws.lambda.Function {
    const name = `${prefix}-notify`;
    const logs = new aws.cloudwatch.LogGroup(`${name}-logs`, {
        name: `/aws/lambda/${name}`,
        retentionInDays: logRetentionDays,
        kmsKeyId: key.arn,
    });
    const role = new aws.iam.Role(`${name}-role`, { assumeRolePolicy: trust("lambda.amazonaws.com") });
    const rights = new aws.iam.RolePolicy(`${name}-rights`, {
        role: role.id,
        policy: {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resource: pulumi.interpolate`${logs.arn}:*`,
                },
            ],
        },
    });
    return new aws.lambda.Function(
        name,
        {
            name,
            runtime: "nodejs22.x",
            architectures: ["arm64"],
            handler: "index.handler",
            code: new pulumi.asset.FileArchive("./notify"),
            role: role.arn,
            timeout: 15,
            memorySize: 256,
            environment: { variables: { APP_ENVIRONMENT: environment, AWS_REGION: region, CLUSTER: cluster.name } },
            loggingConfig: { logFormat: "JSON", logGroup: logs.name },
        },
        { dependsOn: [rights] },
    );
}
