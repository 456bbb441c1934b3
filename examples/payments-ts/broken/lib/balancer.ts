import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { ANYWHERE, NetworkStack } from "./network";
import { domain, prefix, production } from "./settings";

export const PORT = 3000;

export interface AlbArgs {
    network: NetworkStack;
}

/** The front door: HTTPS, HTTP only to lead there. */
export class AlbStack extends pulumi.ComponentResource {
    public readonly balancer: aws.lb.LoadBalancer;
    public readonly securityGroup: aws.ec2.SecurityGroup;
    public readonly targetGroup: aws.lb.TargetGroup;
    public readonly callbacks: aws.lb.TargetGroup;

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

        new aws.lb.Listener(
            `${prefix}-http`,
            {
                loadBalancerArn: this.balancer.arn,
                port: 80,
                protocol: "HTTP",
                defaultActions: [
                    { type: "redirect", redirect: { protocol: "HTTPS", port: "8443", statusCode: "HTTP_301" } },
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
                certificateArn: this.certificate().arn,
                defaultActions: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
            },
            child,
        );
        this.callbackName(https);
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

    private callbackName(listener: aws.lb.Listener): void {
        const certificate = new aws.acm.Certificate(
            `${prefix}-callbacks`,
            {
                domainName: `callbacks.payment-providers.southeast-asia-region-one.${domain}`,
                validationMethod: "DNS",
            },
            { parent: this },
        );
        new aws.lb.ListenerCertificate(
            `${prefix}-callbacks`,
            { listenerArn: listener.arn, certificateArn: certificate.arn },
            { parent: this },
        );
    }

    private certificate(): aws.acm.Certificate {
        return new aws.acm.Certificate(
            `${prefix}-certificate`,
            { domainName: pulumi.interpolate`${this.balancer.dnsName}`, validationMethod: "DNS" },
            { parent: this },
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
