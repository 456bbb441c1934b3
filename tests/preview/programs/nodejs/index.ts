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

export const account = aws.getCallerIdentity().then(({ accountId }) => ({
    ...{ number: Number(accountId), big: `${BigInt(accountId)}`, cut: accountId.slice(0, 5) },
    ...{ parsed: JSON.parse(accountId), text: `logs-${parseInt(accountId)}` },
}));

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
// How many there are in a list that is in one, nobody knows.
for (const [name, take] of Object.entries<(db: any) => any>({
    element: (db) => `${db.hosts[0]}:${db.port}`,
    computed: (db) => `${db.main["hosts"][0]}:${db.port}`,
    cast: (db) => `${(db.hosts as string[])[0]}:${db.port}`,
    counted: (db) => `${db.hosts.length} of ${db.port}`,
    counting: (db) => `${db.length} of ${db.port}`,
    lifted: (db) => db.hosts,
})) {
    exports[`document-${name}`] = database.apply(take);
}
export const host = database.hosts[0];
export const hosts = database.hosts.length;
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

// Maps have the keys that are asked for, and show none.
const tags = aws.ec2.getVpcOutput({ default: true }).tags;
export const mapped = [tags["Project"], tags.apply((t) => t["Project"]), tags.apply((t) => t.Name)];
export const listing = tags.apply((t) => Object.keys(t).length);
export const awaited = aws.cloudformation.getStack({ name: "network" }).then(({ outputs }) => ({
    ...{ id: outputs["VpcId"], keys: Object.keys(outputs), json: JSON.stringify(outputs) },
}));

// Lists that AWS fills in, asked by index and by length; those that the program itself has filled.
const zone = new aws.route53.Zone("zone", { name: "a.example.com" });
const work = new aws.redshiftserverless.Workgroup("work", { namespaceName: "n", workgroupName: "g" });
const found = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [bucket.arn] }] });
const own = new aws.lb.LoadBalancer("own", { subnets: [found.ids[0], found.ids[1]] });
const theirs = new aws.lb.LoadBalancer("theirs", { subnets: zone.nameServers, securityGroups: [zone.nameServers[1]] });
export const indexed = {
    server: zone.nameServers[0],
    upper: zone.nameServers[1].apply((server) => server.toUpperCase()),
    read: aws.route53.Zone.get("old", "Z1").nameServers[2],
    given: theirs.subnets[0],
    address: work.endpoints[0].address,
    subnet: own.subnets[1],
};
export const lengths = [zone.nameServers.length, work.endpoints.length, found.ids.length, theirs.subnets.length];
export const known = [own.subnets.length, pulumi.all([bucket.arn, zone.arn]).length];
export const servers = zone.nameServers;
