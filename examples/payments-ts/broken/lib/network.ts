import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { prefix, region } from "./settings";

export const ANYWHERE = "0.0.0.0/0";
const ZONES = ["a", "b"];

/** The VPC: two public and two private subnets over two zones, one way out. */
export class NetworkStack extends pulumi.ComponentResource {
    public readonly vpc: aws.ec2.Vpc;
    public readonly publicSubnets: aws.ec2.Subnet[];
    public readonly privateSubnets: aws.ec2.Subnet[];
    /** Whoever starts something in the private subnets has to wait for these. */
    public readonly egress: pulumi.Resource[];

    constructor(opts?: pulumi.ComponentResourceOptions) {
        super("market:network:NetworkStack", `${prefix}-network`, {}, opts);
        const child = { parent: this };

        this.vpc = new aws.ec2.Vpc(
            `${prefix}-vpc`,
            {
                cidrBlock: "10.70.0.0/16",
                enableDnsSupport: true,
                enableDnsHostnames: true,
                tags: { Name: `${prefix}-vpc` },
            },
            child,
        );
        const gateway = new aws.ec2.InternetGateway(
            `${prefix}-igw`,
            { vpcId: this.vpc.id, tags: { Name: `${prefix}-igw` } },
            child,
        );
        this.publicSubnets = ZONES.map((zone, index) => this.subnet("public", zone, index));
        this.privateSubnets = ZONES.map((zone, index) => this.subnet("private", zone, index + 8));

        const address = new aws.ec2.Eip(
            `${prefix}-nat-ip`,
            { domain: "vpc", tags: { Name: `${prefix}-nat` } },
            { parent: this, dependsOn: [gateway] },
        );
        const nat = new aws.ec2.NatGateway(
            `${prefix}-nat`,
            { allocationId: address.id, subnetId: this.publicSubnets[0].id, tags: { Name: `${prefix}-nat` } },
            { parent: this, dependsOn: [gateway] },
        );
        const publicRoutes = new aws.ec2.RouteTable(
            `${prefix}-public-routes`,
            {
                vpcId: this.vpc.id,
                routes: [{ cidrBlock: ANYWHERE, gatewayId: gateway.id }],
                tags: { Name: `${prefix}-public` },
            },
            child,
        );
        const privateRoutes = new aws.ec2.RouteTable(
            `${prefix}-private-routes`,
            {
                vpcId: this.vpc.id,
                routes: [{ cidrBlock: ANYWHERE, natGatewayId: nat.id }],
                tags: { Name: `${prefix}-private` },
            },
            child,
        );
        const associations = [
            ...this.associate("public", this.publicSubnets, publicRoutes),
            ...this.associate("private", this.privateSubnets, privateRoutes),
        ];
        // Image layers come from S3; through the gateway endpoint they cost nothing.
        new aws.ec2.VpcEndpoint(
            `${prefix}-s3`,
            {
                vpcId: this.vpc.id,
                serviceName: `com.amazonaws.${region}.s3`,
                vpcEndpointType: "Gateway",
                routeTableIds: [privateRoutes.id],
                tags: { Name: `${prefix}-s3` },
            },
            child,
        );
        this.egress = [nat, ...associations];
        this.registerOutputs({ vpcId: this.vpc.id });
    }

    private subnet(tier: string, zone: string, index: number): aws.ec2.Subnet {
        const name = `${prefix}-${tier}-${zone}`;
        return new aws.ec2.Subnet(
            name,
            {
                vpcId: this.vpc.id,
                cidrBlock: `10.70.${index * 16}.0/20`,
                availabilityZone: `${region}${zone}`,
                tags: { Name: name },
            },
            { parent: this },
        );
    }

    private associate(tier: string, subnets: aws.ec2.Subnet[], table: aws.ec2.RouteTable) {
        return subnets.map(
            (subnet, index) =>
                new aws.ec2.RouteTableAssociation(
                    `${prefix}-${tier}-${ZONES[index]}`,
                    { subnetId: subnet.id, routeTableId: table.id },
                    { parent: this },
                ),
        );
    }
}
