"""What the world sees: the API, the model cards and the playground behind CloudFront, and the firewalls."""

from __future__ import annotations

from collections.abc import Sequence

import pulumi
import pulumi_aws as aws

from domain import Domain
from service import Service
from settings import Settings
from storage import Storage

CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
READ = ["GET", "HEAD", "OPTIONS"]


class Edge(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        domain: Domain,
        storage: Storage,
        service: Service,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.name = settings.prefix
        super().__init__("ml:edge:Edge", f"{self.name}-edge", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        acl = self._web_acl("edge", "CLOUDFRONT", self.child)

        self.api = self._distribution(
            "api",
            domain.api,
            aws.cloudfront.DistributionOriginArgs(
                origin_id="origin",
                domain_name=domain.origin,
                custom_origin_config=aws.cloudfront.DistributionOriginCustomOriginConfigArgs(
                    http_port=80, https_port=443, origin_protocol_policy="https-only", origin_ssl_protocols=["TLSv1.2"]
                ),
            ),
            methods=[*READ, "PUT", "POST", "PATCH", "DELETE"],
            cache_policy=CACHING_DISABLED,
            certificate_arn=domain.certificate_arn,
        )
        aws.wafv2.WebAclAssociation(
            f"{self.name}-waf-api", resource_arn=self.api.arn, web_acl_arn=acl.arn, opts=self.child
        )
        access = aws.cloudfront.OriginAccessControl(
            f"{self.name}-models",
            name=f"{self.name}-models",
            origin_access_control_origin_type="s3",
            signing_behavior="always",
            signing_protocol="sigv4",
            opts=self.child,
        )
        models = aws.cloudfront.DistributionOriginArgs(
            origin_id="models",
            domain_name=storage.models.bucket_regional_domain_name,
            origin_access_control_id=access.id,
        )
        self.cards = self._distribution("cards", domain.cards, models, web_acl_id=acl.arn)
        self.playground = self._distribution(
            "playground", None, models, web_acl_id=acl.arn, errors=[(403, 404, None), (404, 404, None)]
        )
        aws.s3.BucketPolicy(
            f"{self.name}-models",
            bucket=storage.models.id,
            policy=pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Principal": {"Service": "cloudfront.amazonaws.com"},
                            "Action": "s3:GetObject",
                            "Resource": pulumi.Output.concat(storage.models.arn, "/*"),
                            "Condition": {"StringEquals": {"AWS:SourceArn": [self.cards.arn, self.playground.arn]}},
                        }
                    ],
                }
            ),
            opts=self.child,
        )
        self.register_outputs({"url": f"https://{domain.api}"})

    def _distribution(
        self,
        name: str,
        alias: str | None,
        origin: aws.cloudfront.DistributionOriginArgs,
        methods: list[str] = READ,
        cache_policy: str = CACHING_OPTIMIZED,
        errors: Sequence[tuple[int, int, str | None]] = (),
        certificate_arn: pulumi.Input[str] | None = None,
        web_acl_id: pulumi.Input[str] | None = None,
    ) -> aws.cloudfront.Distribution:
        return aws.cloudfront.Distribution(
            f"{self.name}-{name}",
            enabled=True,
            is_ipv6_enabled=True,
            http_version="http2and3",
            aliases=[alias] if alias else None,
            origins=[origin],
            web_acl_id=web_acl_id,
            default_cache_behavior=aws.cloudfront.DistributionDefaultCacheBehaviorArgs(
                target_origin_id=origin.origin_id,
                viewer_protocol_policy="redirect-to-https",
                allowed_methods=methods,
                cached_methods=["GET", "HEAD"],
                cache_policy_id=cache_policy,
                origin_request_policy_id=ALL_VIEWER_EXCEPT_HOST if cache_policy == CACHING_DISABLED else None,
                compress=True,
            ),
            custom_error_responses=[
                aws.cloudfront.DistributionCustomErrorResponseArgs(
                    error_code=error, response_code=answer, response_page_path=page
                )
                for error, answer, page in errors
            ],
            restrictions=aws.cloudfront.DistributionRestrictionsArgs(
                geo_restriction=aws.cloudfront.DistributionRestrictionsGeoRestrictionArgs(restriction_type="none")
            ),
            viewer_certificate=aws.cloudfront.DistributionViewerCertificateArgs(
                acm_certificate_arn=certificate_arn,
                cloudfront_default_certificate=certificate_arn is None,
                ssl_support_method="sni-only" if certificate_arn else None,
                minimum_protocol_version="TLSv1.2_2021",
            ),
            opts=self.child,
        )

    def _web_acl(self, name: str, scope: str, opts: pulumi.ResourceOptions) -> aws.wafv2.WebAcl:
        group = "AWSManagedRulesCommonRuleSet"
        return aws.wafv2.WebAcl(
            f"{self.name}-waf-{name}",
            scope=scope,
            default_action=aws.wafv2.WebAclDefaultActionArgs(allow=aws.wafv2.WebAclDefaultActionAllowArgs()),
            rules=[
                aws.wafv2.WebAclRuleArgs(
                    name=group,
                    priority=0,
                    override_action=aws.wafv2.WebAclRuleOverrideActionArgs(
                        none=aws.wafv2.WebAclRuleOverrideActionNoneArgs()
                    ),
                    statement=aws.wafv2.WebAclRuleStatementArgs(
                        managed_rule_group_statement=aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementArgs(
                            vendor_name="AWS", name=group
                        )
                    ),
                    visibility_config=aws.wafv2.WebAclRuleVisibilityConfigArgs(
                        cloudwatch_metrics_enabled=True, metric_name=group, sampled_requests_enabled=True
                    ),
                )
            ],
            visibility_config=aws.wafv2.WebAclVisibilityConfigArgs(
                cloudwatch_metrics_enabled=True, metric_name=f"{self.name}-{name}", sampled_requests_enabled=True
            ),
            opts=opts,
        )
