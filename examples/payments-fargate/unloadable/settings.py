"""Settings of the payment processor."""

import pulumi

config = pulumi.Config()
environment_suffix = config.require("environmentSuffix")
acquirer_key = config.require_secret("acquirerKey")
alert_email = pulumi.Config("alerts").require("email")
common_tags = {"environment": environment_suffix, "team": "payments", "cost-center": "engineering"}
