import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface PartArgs {
    delay: number;
}

class Part extends pulumi.ComponentResource {
    public readonly queue: aws.sqs.Queue;

    constructor(name: string, args: PartArgs, opts?: pulumi.ComponentResourceOptions) {
        super("typed:index:Part", name, {}, opts);
        this.queue = new aws.sqs.Queue(`${name}-queue`, { delaySeconds: args.delay }, { parent: this });
        this.registerOutputs({ url: this.queue.url });
    }
}

const delay = new pulumi.Config().requireNumber("delay");
const ireland = new aws.Provider("ireland", { region: "eu-west-1" });
const part = new Part(
    "part",
    { delay },
    {
        providers: [ireland],
        transforms: [
            (args) =>
                args.type === "aws:sqs/queue:Queue"
                    ? { props: { ...args.props, tags: { Team: "queues" } }, opts: args.opts }
                    : undefined,
        ],
    },
);

const bucket = new aws.s3.Bucket("assets", { tags: { Team: "web" } });
new aws.iam.Policy("read", {
    policy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${bucket.arn}/*` }],
    },
});
const document = aws.iam.getPolicyDocumentOutput({
    statements: [{ actions: ["sqs:SendMessage"], resources: [part.queue.arn] }],
});
new aws.sqs.QueuePolicy("send", { queueUrl: part.queue.url, policy: document.json });
new aws.ec2.SecurityGroup("web", { vpcId: aws.ec2.getVpcOutput({ default: true }).id });

// An output in a template string: the program deploys, with text that nobody wants.
new aws.ssm.Parameter("stringified", { type: "String", value: `bucket ${bucket.arn}` });

(async () => {
    const me = await aws.getCallerIdentity();
    new aws.ssm.Parameter("owner", { type: "String", value: `account ${me.accountId}` });
})();

console.log("printed by the program");
export const suffix = part.queue.arn.apply((arn) => arn.split(":")[5].toUpperCase());
export const port = part.queue.url.apply((url) => new URL(url).port);
export const later = part.queue.url.apply(async (url) => {
    await Promise.resolve();
    return new URL(url).hostname;
});
export const region = aws.getRegionOutput().region;

// An unknown nested in a function's arguments.
const network = new pulumi.StackReference("acme/network/prod");
const filter = { name: "vpc-id", values: [network.getOutput("vpcId").apply(String)] };
export const subnets = aws.ec2.getSubnetsOutput({ filters: [filter] }).ids;

// Documents that only AWS has give what is asked for by name, and are unknown as a whole.
const secret = aws.secretsmanager.getSecretVersionOutput({ secretId: "db" }).secretString;
const database = pulumi.jsonParse(secret);
export const entry = database.apply((db: any) => db.main.host);
export const listed = database.apply((db: any) => Object.keys(db));
export const whole = { of: database };
(async () => {
    const { secretString } = await aws.secretsmanager.getSecretVersion({ secretId: "db" });
    const { username, ...rest } = { username: JSON.parse(secretString).username };
    const all = JSON.parse(secretString);
    new aws.ssm.Parameter("user", { type: "String", value: `${username}@${all.main.host}`, tags: all, ...rest });
})();

// What is made of a stand-in counts where something of it is left.
const chosen = (output: pulumi.Output<string>, make: (arn: string) => any) => output.apply(make);
export const long = bucket.arn.apply((arn) => arn.length);
export const lifted = bucket.arn.length;
export const cut = chosen(bucket.arn, (arn) => `${arn.slice(0, 17)}-x`);
export const flagged = chosen(bucket.arn, (arn) => arn.endsWith("x"));
export const thrown = chosen(bucket.arn, (arn) => BigInt(arn));
export const mixed = chosen(bucket.arn, (arn) => ({ size: 1, arn }));
export const encoded = chosen(bucket.arn, (arn) => Buffer.from(`echo ${arn}`).toString("base64"));
export const size = pulumi.all([bucket.arn, "t3.micro"]).apply(([, size]) => size);
