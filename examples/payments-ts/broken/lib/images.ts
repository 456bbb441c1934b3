import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { account, prefix, region } from "./settings";

const KEEP_LAST = {
    rules: [
        {
            rulePriority: 1,
            description: "Keep the last 30 images.",
            selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 30 },
            action: { type: "expire" },
        },
    ],
};

/** A cache of the public registry: the first pull of an image creates its repository and fills it. */
export class Images {
    public readonly rule: aws.ecr.PullThroughCacheRule;
    public readonly repositories = pulumi.interpolate`arn:aws:ecr:${region}:${account}:repository/${prefix}/*`;

    constructor() {
        const template = new aws.ecr.RepositoryCreationTemplate(`${prefix}-cached`, {
            prefix,
            description: "Repositories that the pull-through cache creates.",
            appliedFors: ["PULL_THROUGH_CACHE"],
            imageTagMutability: "IMMUTABLE",
            lifecyclePolicy: JSON.stringify(KEEP_LAST),
        });
        this.rule = new aws.ecr.PullThroughCacheRule(
            `${prefix}-cache`,
            { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: "public.ecr.aws" },
            { dependsOn: [template] },
        );
    }

    image(name: string, version: string): pulumi.Output<string> {
        return pulumi.interpolate`${account}.dkr.ecr.${region}.amazonaws.com/${prefix}/lintang/${name}:${version}`;
    }
}
