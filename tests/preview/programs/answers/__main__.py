import pulumi
import pulumi_aws as aws
from pulumi_aws import ec2

# The plain form: values now, of the right types.
vpc = aws.ec2.get_vpc(default=True)
subnets = aws.ec2.get_subnets(filters=[{"name": "vpc-id", "values": [vpc.id]}])
aws.ec2.SecurityGroup("plain", vpc_id=vpc.id, description=f"in {vpc.cidr_block}")
assert isinstance(vpc.arn, str)
assert isinstance(subnets.ids, list)

# The output form, and one that depends on a resource of this program.
own = aws.ec2.Vpc("own", cidr_block="10.0.0.0/16")
found = aws.ec2.get_security_group_output(vpc_id=own.id, name="default")
aws.ec2.Instance("output", ami="ami-1", instance_type="t3.micro", vpc_security_group_ids=[found.id])

# With a secret argument the answer is secret.
hidden = aws.ssm.get_parameter_output(name=pulumi.Output.secret("/app/key"))
pulumi.export("hidden", hidden.value)

# A resource's own method.
pulumi.export("region", aws.get_region().region)
