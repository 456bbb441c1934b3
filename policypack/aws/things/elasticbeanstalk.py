"""Applications of Elastic Beanstalk."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, listed
from policypack.catalogue.tokens import Elasticbeanstalk

# https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateApplication.html
APPLICATION = Thing(
    "Elastic Beanstalk application",
    {Elasticbeanstalk.APPLICATION: "name"},
    listed(lambda aws, region: aws.elasticbeanstalk.applications(region=region)),
    "elasticbeanstalk describe-applications",
    "Applications[].ApplicationName",
    taken=Taken("InvalidParameterValue"),
)
