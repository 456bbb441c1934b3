import * as aws from "@pulumi/aws";

// What only types have is gone when the program runs: the lines below must be those of this file even so.
export interface Delays {
    delay: number;
}

export function queue(name: string, delays: Delays): aws.sqs.Queue {
    return new aws.sqs.Queue(name, { delaySeconds: delays.delay });
}
