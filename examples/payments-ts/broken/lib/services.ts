import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AlbStack, PORT } from "./balancer";
import { Images } from "./images";
import { ANYWHERE, NetworkStack } from "./network";
import { account, environment, logRetentionDays, prefix, production, region, trust } from "./settings";

export interface EcsArgs {
    network: NetworkStack;
    alb: AlbStack;
    images: Images;
    key: aws.kms.Key;
}

/** The cluster with its services: the API, the callbacks of the payment providers, and a worker. */
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
            this.worker(),
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
        return new aws.ecs.TaskDefinition(
            `${name}-task`,
            {
                family: name,
                cpu: "512",
                memory: "1024",
                networkMode: "awsvpc",
                requiresCompatibilities: ["FARGATE"],
                executionRoleArn: this.execution(name).arn,
                containerDefinitions: this.args.images.image(service, version).apply((image) =>
                    JSON.stringify([
                        {
                            name: service,
                            image,
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
                ),
            },
            child,
        );
    }

    private execution(name: string): aws.iam.Role {
        const role = new aws.iam.Role(
            `${name}-execution`,
            { assumeRolePolicy: trust("ecs-tasks.amazonaws.com") },
            { parent: this },
        );
        new aws.iam.RolePolicy(
            `${name}-execution`,
            {
                role: role.id,
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
                            Resource: pulumi.interpolate`arn:aws:logs:${region}:${account}:log-group:/ecs/*:*`,
                        },
                    ],
                },
            },
            { parent: this },
        );
        return role;
    }

    /** Retries what a payment provider did not answer; nobody calls it. */
    private worker(): aws.ecs.Service {
        const name = `${prefix}-worker`;
        const child = { parent: this };
        new aws.cloudwatch.LogGroup(
            `${name}-logs`,
            { name: `/ecs/${name}`, retentionInDays: logRetentionDays, kmsKeyId: this.args.key.arn },
            child,
        );
        const task = new aws.ecs.TaskDefinition(
            `${name}-task`,
            {
                family: name,
                cpu: "256",
                memory: "512",
                networkMode: "awsvpc",
                requiresCompatibilities: ["FARGATE"],
                executionRoleArn: this.execution(name).arn,
                containerDefinitions: pulumi.jsonStringify([
                    {
                        name: "worker",
                        image: this.args.images.image("worker", "3.0.7"),
                        essential: true,
                        logConfiguration: {
                            logDriver: "awslogs",
                            options: {
                                "awslogs-group": `/ecs/payment-worker-${environment}`,
                                "awslogs-region": region,
                                "awslogs-stream-prefix": "worker",
                            },
                        },
                    },
                ]),
            },
            child,
        );
        const service = new aws.ecs.Service(
            `${name}-service`,
            {
                name,
                cluster: this.cluster.arn,
                taskDefinition: task.arn,
                desiredCount: 1,
                capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
                deploymentCircuitBreaker: { enable: true, rollback: true },
                networkConfiguration: {
                    subnets: this.args.network.privateSubnets.map((subnet) => subnet.id),
                    securityGroups: [this.securityGroup.id],
                    assignPublicIp: false,
                },
                propagateTags: "SERVICE",
            },
            { parent: this, dependsOn: [this.providers, this.args.images.rule, ...this.args.network.egress] },
        );
        this.scaling(name, service, 1);
        return service;
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
                dashboardBody: JSON.stringify({
                    widgets: ["CPUUtilization", "MemoryUtilization"].map((metric, index) => ({
                        type: "metric",
                        x: 0,
                        y: index * 6,
                        width: 12,
                        height: 6,
                        properties: {
                            region,
                            title: `${metric} of ${this.cluster.name}`,
                            metrics: [["AWS/ECS", metric, "ServiceName", `${prefix}-api`, "ClusterName", prefix]],
                        },
                    })),
                }),
            },
            { parent: this },
        );
    }
}
