"""Elastic Beanstalk: platforms on offer, applications that are there, and which host names are free.

Its lists leave out what the identity may not see, without a word: where they name nothing, nobody knows.

Sources:
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ListAvailableSolutionStacks.html
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ListPlatformVersions.html
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeApplications.html
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_DescribeApplicationVersions.html
https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CheckDNSAvailability.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class ElasticBeanstalk(Service):
    """Platforms and applications."""

    service = "elasticbeanstalk"

    @fact("elasticbeanstalk:ListAvailableSolutionStacks", lifetime="24h", empty="hides")
    def solution_stacks(self, region: str | None = None) -> tuple[str, ...]:
        """The names of all solution stacks, in AWS's order: the newest of each platform first."""
        return tuple(self.call("list_available_solution_stacks")["SolutionStacks"])

    @fact("elasticbeanstalk:ListPlatformVersions", lifetime="24h", empty="hides")
    def platforms(self, name: str, region: str | None = None) -> tuple[str, ...]:
        """The ARNs of all versions of a platform, such as "Docker running on 64bit Amazon Linux 2023"."""
        wanted = [{"Type": "PlatformName", "Operator": "=", "Values": [name]}]
        found = self.pages("list_platform_versions", "PlatformSummaryList", Filters=wanted)
        return tuple(item["PlatformArn"] for item in found)

    @fact("elasticbeanstalk:DescribeApplications", lifetime="5m", empty="hides")
    def application(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the application of this name."""
        found = self.call("describe_applications", ApplicationNames=[name])["Applications"]
        return next((item["ApplicationArn"] for item in found if item["ApplicationName"] == name), None)

    # For names that are taken: one that may not be seen is not found to be, and that is all.
    @fact("elasticbeanstalk:DescribeApplications", empty="shows")
    def applications(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the applications that the identity may see."""
        return tuple(item["ApplicationName"] for item in self.call("describe_applications")["Applications"])

    @fact("elasticbeanstalk:DescribeApplicationVersions", empty="hides")
    def version(self, application: str, label: str, region: str | None = None) -> str | None:
        """The status of an application's version of this label; None where there is none."""
        wanted = {"ApplicationName": application, "VersionLabels": [label]}
        found = self.call("describe_application_versions", **wanted)["ApplicationVersions"]
        return next((item.get("Status") or "UNPROCESSED" for item in found if item["VersionLabel"] == label), None)

    @fact("elasticbeanstalk:CheckDNSAvailability")
    def cname_free(self, prefix: str, region: str | None = None) -> bool:
        """Is the host name with this prefix free? All accounts share a region's host names."""
        return bool(self.call("check_dns_availability", CNAMEPrefix=prefix)["Available"])
