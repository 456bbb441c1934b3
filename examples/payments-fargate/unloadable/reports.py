"""The daily report."""

import pulumi_aws as aws

from settings import alert_email, common_tags

topic = aws.sns.Topic("payment-reports", tags=common_tags
subscription = aws.sns.TopicSubscription("payment-reports", topic=topic.arn, protocol="email", endpoint=alert_email)
