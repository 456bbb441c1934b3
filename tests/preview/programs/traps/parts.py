import pulumi
import pulumi_aws as aws


class Inner(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("traps:index:Inner", name, None, opts)
        self.queue = aws.sqs.Queue(f"{name}-queue", opts=pulumi.ResourceOptions(parent=self))
        self.register_outputs({"url": self.queue.url})


class Outer(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("traps:index:Outer", name, {"size": 2}, opts)
        self.inner = Inner(f"{name}-inner", opts=pulumi.ResourceOptions(parent=self))
        self.topic = aws.sns.Topic(f"{name}-topic", opts=pulumi.ResourceOptions(parent=self))
        self.register_outputs({})


class Hosted(pulumi.ComponentResource):
    """A component whose children its provider makes."""

    def __init__(self, name, opts=None):
        super().__init__("awsx:ec2:Vpc", name, {"cidrBlock": "10.0.0.0/16", "vpcId": None}, opts, remote=True)
