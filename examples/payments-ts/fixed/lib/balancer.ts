import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { ANYWHERE, NetworkStack } from "./network";
import { delegationSet, domain, prefix, production } from "./settings";

export const PORT = 3000;

export interface AlbArgs {
    network: NetworkStack;
}

/** The front door: HTTPS on the marketplace's own domain, HTTP only to lead there. */
export class AlbStack extends pulumi.ComponentResource {
    public readonly balancer: aws.lb.LoadBalancer;
    public readonly securityGroup: aws.ec2.SecurityGroup;
    public readonly targetGroup: aws.lb.TargetGroup;
    public readonly callbacks: aws.lb.TargetGroup;
    /** What attaches the target groups to the load balancer; services have to wait for it. */
    public readonly routes: pulumi.Resource[];
    public readonly nameServers: pulumi.Output<string[]>;

    constructor(args: AlbArgs, opts?: pulumi.ComponentResourceOptions) {
        super("market:balancer:AlbStack", `${prefix}-front`, {}, opts);
        const child = { parent: this };

        this.securityGroup = new aws.ec2.SecurityGroup(
            `${prefix}-alb-sg`,
            {
                description: "HTTP and HTTPS from everywhere.",
                vpcId: args.network.vpc.id,
                ingress: [80, 443].map((port) => ({
                    description: port === 80 ? "HTTP, redirected" : "HTTPS",
                    protocol: "tcp",
                    fromPort: port,
                    toPort: port,
                    cidrBlocks: [ANYWHERE],
                })),
                egress: [
                    {
                        description: "API tasks",
                        protocol: "tcp",
                        fromPort: PORT,
                        toPort: PORT,
                        cidrBlocks: [args.network.vpc.cidrBlock],
                    },
                ],
                tags: { Name: `${prefix}-alb` },
            },
            child,
        );
        this.balancer = new aws.lb.LoadBalancer(
            `${prefix}-alb`,
            {
                loadBalancerType: "application",
                securityGroups: [this.securityGroup.id],
                subnets: args.network.publicSubnets.map((subnet) => subnet.id),
                dropInvalidHeaderFields: true,
                enableDeletionProtection: production,
            },
            child,
        );
        this.targetGroup = this.group("api", args.network);
        this.callbacks = this.group("callbacks", args.network);

        // The parent's zone has this set's name servers, so that the domain leads to the zone from its first day.
        const zone = new aws.route53.Zone(`${prefix}-zone`, { name: domain, delegationSetId: delegationSet }, child);
        this.nameServers = zone.nameServers;
        const certificate = this.certificate(zone);
        new aws.route53.Record(
            `${prefix}-address`,
            {
                zoneId: zone.zoneId,
                name: domain,
                type: "A",
                aliases: [
                    { name: this.balancer.dnsName, zoneId: this.balancer.zoneId, evaluateTargetHealth: true },
                ],
            },
            child,
        );

        new aws.lb.Listener(
            `${prefix}-http`,
            {
                loadBalancerArn: this.balancer.arn,
                port: 80,
                protocol: "HTTP",
                defaultActions: [
                    { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
                ],
            },
            child,
        );
        const https = new aws.lb.Listener(
            `${prefix}-https`,
            {
                loadBalancerArn: this.balancer.arn,
                port: 443,
                protocol: "HTTPS",
                sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
                certificateArn: certificate.certificateArn,
                defaultActions: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
            },
            child,
        );
        const rule = new aws.lb.ListenerRule(
            `${prefix}-callbacks`,
            {
                listenerArn: https.arn,
                priority: 10,
                actions: [{ type: "forward", targetGroupArn: this.callbacks.arn }],
                conditions: [{ pathPattern: { values: ["/callbacks/*"] } }],
            },
            child,
        );
        this.routes = [https, rule];
        this.firewall();
        this.registerOutputs({ dnsName: this.balancer.dnsName });
    }

    private group(service: string, network: NetworkStack): aws.lb.TargetGroup {
        return new aws.lb.TargetGroup(
            `${prefix}-${service}`,
            {
                port: PORT,
                protocol: "HTTP",
                targetType: "ip",
                vpcId: network.vpc.id,
                deregistrationDelay: 30,
                healthCheck: { path: "/health", matcher: "200", interval: 15, timeout: 5 },
            },
            { parent: this },
        );
    }

    private certificate(zone: aws.route53.Zone): aws.acm.CertificateValidation {
        const child = { parent: this };
        const certificate = new aws.acm.Certificate(
            `${prefix}-certificate`,
            { domainName: domain, validationMethod: "DNS" },
            child,
        );
        const wanted = certificate.domainValidationOptions[0];
        const record = new aws.route53.Record(
            `${prefix}-certificate`,
            {
                zoneId: zone.zoneId,
                name: wanted.resourceRecordName,
                type: wanted.resourceRecordType,
                records: [wanted.resourceRecordValue],
                ttl: 300,
            },
            child,
        );
        return new aws.acm.CertificateValidation(
            `${prefix}-certificate`,
            { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
            child,
        );
    }

    private firewall(): void {
        const rules = "AWSManagedRulesCommonRuleSet";
        const acl = new aws.wafv2.WebAcl(
            `${prefix}-waf`,
            {
                scope: "REGIONAL",
                defaultAction: { allow: {} },
                rules: [
                    {
                        name: rules,
                        priority: 0,
                        overrideAction: { none: {} },
                        statement: { managedRuleGroupStatement: { vendorName: "AWS", name: rules } },
                        visibilityConfig: {
                            cloudwatchMetricsEnabled: true,
                            metricName: rules,
                            sampledRequestsEnabled: true,
                        },
                    },
                ],
                visibilityConfig: {
                    cloudwatchMetricsEnabled: true,
                    metricName: prefix,
                    sampledRequestsEnabled: true,
                },
            },
            { parent: this },
        );
        new aws.wafv2.WebAclAssociation(
            `${prefix}-waf`,
            { resourceArn: this.balancer.arn, webAclArn: acl.arn },
            { parent: this },
        );
    }
}
