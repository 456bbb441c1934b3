import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AlbStack, PORT } from "./balancer";
import { Images } from "./images";
import { ANYWHERE, NetworkStack } from "./network";
import { environment, logRetentionDays, prefix, production, region, trust } from "./settings";

export interface EcsArgs {
    network: NetworkStack;
    alb: AlbStack;
    images: Images;
    key: aws.kms.Key;
}

/** The cluster with its two services: the API, and the callbacks of the payment providers. */
export class EcsStack extends pulumi.ComponentResource {
    public readonly cluster: aws.ecs.Cluster;
    public readonly services: aws.ecs.Service[];
    private readonly providers: aws.ecs.ClusterCapacityProviders;
    private readonly securityGroup: aws.ec2.SecurityGroup;

    constructor(
        private readonly args: EcsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super("market:services:EcsStack", `${prefix}-services`, {}, opts);
        const child = { parent: this };

        this.cluster = new aws.ecs.Cluster(
            `${prefix}-cluster`,
            { name: prefix, settings: [{ name: "containerInsights", value: "enabled" }] },
            child,
        );
        this.providers = new aws.ecs.ClusterCapacityProviders(
            `${prefix}-providers`,
            { clusterName: this.cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
            child,
        );
        this.securityGroup = new aws.ec2.SecurityGroup(
            `${prefix}-tasks-sg`,
            {
                description: "Port of the services from the load balancer.",
                vpcId: args.network.vpc.id,
                ingress: [
                    {
                        description: "Load balancer",
                        protocol: "tcp",
                        fromPort: PORT,
                        toPort: PORT,
                        securityGroups: [args.alb.securityGroup.id],
                    },
                ],
                egress: [
                    {
                        description: "AWS and the payment providers",
                        protocol: "tcp",
                        fromPort: 443,
                        toPort: 443,
                        cidrBlocks: [ANYWHERE],
                    },
                ],
                tags: { Name: `${prefix}-tasks` },
            },
            child,
        );
        this.services = [
            this.service("api", "6.2.0", args.alb.targetGroup, production ? 3 : 1),
            this.service("callbacks", "1.9.3", args.alb.callbacks, 1),
        ];
        this.dashboard();
        this.registerOutputs({ cluster: this.cluster.name });
    }

    private service(service: string, version: string, group: aws.lb.TargetGroup, least: number): aws.ecs.Service {
        const name = `${prefix}-${service}`;
        const made = new aws.ecs.Service(
            `${name}-service`,
            {
                name,
                cluster: this.cluster.arn,
                taskDefinition: this.task(service, version).arn,
                desiredCount: least,
                capacityProviderStrategies: [
                    { capacityProvider: "FARGATE", base: 1, weight: 1 },
                    { capacityProvider: "FARGATE_SPOT", weight: 3 },
                ],
                deploymentCircuitBreaker: { enable: true, rollback: true },
                healthCheckGracePeriodSeconds: 60,
                networkConfiguration: {
                    subnets: this.args.network.privateSubnets.map((subnet) => subnet.id),
                    securityGroups: [this.securityGroup.id],
                    assignPublicIp: false,
                },
                loadBalancers: [{ targetGroupArn: group.arn, containerName: service, containerPort: PORT }],
                propagateTags: "SERVICE",
            },
            {
                parent: this,
                dependsOn: [
                    ...this.args.alb.routes,
                    this.providers,
                    this.args.images.rule,
                    ...this.args.network.egress,
                ],
                ignoreChanges: ["desiredCount"],
            },
        );
        this.scaling(name, made, least);
        return made;
    }

    private task(service: string, version: string): aws.ecs.TaskDefinition {
        const child = { parent: this };
        const name = `${prefix}-${service}`;
        const logs = new aws.cloudwatch.LogGroup(
            `${name}-logs`,
            { name: `/ecs/${name}`, retentionInDays: logRetentionDays, kmsKeyId: this.args.key.arn },
            child,
        );
        const execution = new aws.iam.Role(
            `${name}-execution`,
            { assumeRolePolicy: trust("ecs-tasks.amazonaws.com") },
            child,
        );
        new aws.iam.RolePolicy(
            `${name}-execution`,
            {
                role: execution.id,
                policy: {
                    Version: "2012-10-17",
                    Statement: [
                        { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
                        {
                            Effect: "Allow",
                            Action: [
                                "ecr:BatchCheckLayerAvailability",
                                "ecr:BatchGetImage",
                                "ecr:BatchImportUpstreamImage",
                                "ecr:CreateRepository",
                                "ecr:GetDownloadUrlForLayer",
                            ],
                            Resource: this.args.images.repositories,
                        },
                        {
                            Effect: "Allow",
                            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                            Resource: pulumi.interpolate`${logs.arn}:*`,
                        },
                    ],
                },
            },
            child,
        );
        return new aws.ecs.TaskDefinition(
            `${name}-task`,
            {
                family: name,
                cpu: "512",
                memory: "1024",
                networkMode: "awsvpc",
                requiresCompatibilities: ["FARGATE"],
                executionRoleArn: execution.arn,
                containerDefinitions: pulumi.jsonStringify([
                    {
                        name: service,
                        image: this.args.images.image(service, version),
                        essential: true,
                        portMappings: [{ containerPort: PORT, protocol: "tcp" }],
                        environment: [{ name: "APP_ENVIRONMENT", value: environment }],
                        logConfiguration: {
                            logDriver: "awslogs",
                            options: {
                                "awslogs-group": logs.name,
                                "awslogs-region": region,
                                "awslogs-stream-prefix": service,
                            },
                        },
                    },
                ]),
            },
            child,
        );
    }

    private scaling(name: string, service: aws.ecs.Service, least: number): void {
        const child = { parent: this };
        const target = new aws.appautoscaling.Target(
            `${name}-scaling`,
            {
                serviceNamespace: "ecs",
                scalableDimension: "ecs:service:DesiredCount",
                resourceId: pulumi.interpolate`service/${this.cluster.name}/${service.name}`,
                minCapacity: least,
                maxCapacity: least * 4,
            },
            child,
        );
        new aws.appautoscaling.Policy(
            `${name}-cpu`,
            {
                serviceNamespace: target.serviceNamespace,
                scalableDimension: target.scalableDimension,
                resourceId: target.resourceId,
                policyType: "TargetTrackingScaling",
                targetTrackingScalingPolicyConfiguration: {
                    predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
                    targetValue: 60,
                },
            },
            child,
        );
    }

    private dashboard(): void {
        new aws.cloudwatch.Dashboard(
            `${prefix}-dashboard`,
            {
                dashboardName: prefix,
                dashboardBody: pulumi.jsonStringify({
                    widgets: this.services.map((service, index) => ({
                        type: "metric",
                        x: 0,
                        y: index * 6,
                        width: 12,
                        height: 6,
                        properties: {
                            region,
                            title: service.name,
                            metrics: [
                                ["AWS/ECS", "CPUUtilization", "ServiceName", service.name, "ClusterName", this.cluster.name],
                            ],
                        },
                    })),
                }),
            },
            { parent: this },
        );
    }
}
