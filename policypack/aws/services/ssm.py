"""Systems Manager: parameters that AWS itself publishes, and which parameters and documents an account has.

Values are read of AWS's parameters only: the account's own may be confidential.

Sources:
https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html
https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocument.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact

PUBLIC = "/aws/service/"


def _of_others(name: str) -> bool:
    """Is a parameter AWS's own, by its reserved beginning, or named by its ARN, as those of other accounts are?"""
    return name.startswith("arn:") or name.lstrip("/").lower().startswith(("aws", "ssm"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the account, without its value.

    `kind` is String, StringList or SecureString; `holds` says what AWS checked the value to be: text, aws:ec2:image.
    """

    name: str
    kind: str
    holds: str = "text"


class Ssm(Service):
    """Parameters and documents."""

    service = "ssm"

    @fact("ssm:GetParameter", lifetime="1h", absent=("ParameterNotFound",), denied_per=("name",))
    def _public_parameter(self, name: str, region: str | None = None) -> str | None:
        """The value of one of AWS's public parameters, such as the newest image of a system."""
        value: str = self.call("get_parameter", Name=name)["Parameter"]["Value"]
        return value

    def public_parameter(self, name: str, region: str | None = None) -> str | None:
        """The value of one of AWS's public parameters, None where AWS has none of this name in the region.

        Raises ValueError for a name that is not AWS's.
        """
        if not name.startswith(PUBLIC):
            raise ValueError(f"{name} is not one of AWS's public parameters")
        return self._public_parameter(name, region=region)

    @fact("ssm:DescribeParameters", lifetime="5m", empty="proves")
    def parameter(self, name: str, region: str | None = None) -> Parameter | None:
        """The account's parameter of this name. Asks for what describes it and never for its value.

        AWS lists neither its own parameters nor those that others share: raises Unavailable where the name is theirs.
        """
        named = [{"Key": "Name", "Option": "Equals", "Values": [name]}]
        for item in self.pages("describe_parameters", "Parameters", ParameterFilters=named):
            if item["Name"] == name:
                return Parameter(name, item.get("Type", ""), item.get("DataType") or "text")
        if _of_others(name):
            raise self.unproven()
        return None

    @fact("ssm:DescribeDocument", absent=("InvalidDocument",), denied_per=("name",))
    def document(self, name: str, region: str | None = None) -> str | None:
        """The name of the document, None where there is none of this name."""
        found: str = self.call("describe_document", Name=name)["Document"]["Name"]
        return found
