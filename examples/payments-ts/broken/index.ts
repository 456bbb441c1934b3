import * as pulumi from "@pulumi/pulumi";

import { AlbStack } from "./lib/balancer";
import { customerKey } from "./lib/encryption";
import { Images } from "./lib/images";
import { NetworkStack } from "./lib/network";
import { notifier } from "./lib/notify";
import { EcsStack } from "./lib/services";

const key = customerKey();
const network = new NetworkStack();
const alb = new AlbStack({ network });
const services = new EcsStack({ network, alb, images: new Images(), key });
const notify = notifier(key, services.cluster);

export const url = pulumi.interpolate`https://${alb.balancer.dnsName}`;
export const cluster = services.cluster.name;
export const notifierName = notify.name;
