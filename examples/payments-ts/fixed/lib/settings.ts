import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

/** What differs between the stacks, read once from their configuration. */
export const environment = config.require("environment");
export const domain = config.require("domain");
export const delegationSet = config.require("delegationSet");
export const region = new pulumi.Config("aws").require("region");
export const production = environment === "production";
export const prefix = `pay-${environment}`;
export const logRetentionDays = production ? 365 : 14;
export const account = aws.getCallerIdentityOutput().accountId;

export function trust(service: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    });
}
