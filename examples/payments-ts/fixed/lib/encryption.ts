import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, environment, prefix, production, region } from "./settings";

/** One key for everything that the API writes down. */
export function customerKey(): aws.kms.Key {
    return new aws.kms.Key(`${prefix}-key`, {
        description: `Logs and secrets of the payment API (${environment}).`,
        enableKeyRotation: true,
        deletionWindowInDays: production ? 30 : 7,
        policy: pulumi.jsonStringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AccountUsesItThroughIam",
                    Effect: "Allow",
                    Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
                    Action: "kms:*",
                    Resource: "*",
                },
                {
                    Sid: "CloudWatchLogsEncrypts",
                    Effect: "Allow",
                    Principal: { Service: `logs.${region}.amazonaws.com` },
                    Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                    Resource: "*",
                    Condition: {
                        ArnLike: {
                            "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:aws:logs:${region}:${account}:log-group:*`,
                        },
                    },
                },
            ],
        }),
    });
}
