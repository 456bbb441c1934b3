import * as aws from "@pulumi/aws";
import { writeFileSync } from "fs";
import type { Delays } from "./parts.js";
import { queue } from "./parts.js";

interface Settings {
    delays: Delays;
}

const settings: Settings = { delays: { delay: 5 } };
const jobs = queue("jobs", settings.delays);
const bucket = new aws.s3.Bucket("assets");
const account = await aws.getCallerIdentity();
new aws.ssm.Parameter("owner", { type: "String", value: `account ${account.accountId}` });
export const url = jobs.url;
export const kept = jobs.arn.apply((arn) => {
    writeFileSync("kept.txt", arn);
    return "done";
});
export const port = bucket.arn.apply((arn) => JSON.parse(arn).port);
