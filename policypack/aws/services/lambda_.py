"""Lambda: functions and layers that are there, and how many may run at once.

Sources:
https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html
https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionByArn.html
https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html
https://docs.aws.amazon.com/lambda/latest/api/API_GetCodeSigningConfig.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Function:
    """A function. Its environment is not among the answers: it may be confidential."""

    name: str
    arn: str
    runtime: str = ""
    package: str = "Zip"
    architectures: tuple[str, ...] = ("x86_64",)
    timeout: int = 3


@dataclass(frozen=True, slots=True)
class Concurrency:
    """How many invocations may run at once in a region, and how many of these no function has reserved."""

    limit: int
    unreserved: int


@dataclass(frozen=True, slots=True)
class Layer:
    """A version of a layer, and what it says it is for; empty where it says nothing."""

    arn: str
    runtimes: tuple[str, ...] = ()
    architectures: tuple[str, ...] = ()


class Lambda(Service):
    """Functions."""

    service = "lambda"

    @fact("lambda:GetFunctionConfiguration", absent=("ResourceNotFoundException",), denied_per=("name",))
    def function(self, name: str, region: str | None = None) -> Function | None:
        """The function of this name or ARN."""
        found = self.call("get_function_configuration", FunctionName=name)
        return Function(
            found["FunctionName"],
            found["FunctionArn"],
            found.get("Runtime", ""),
            found.get("PackageType", "Zip"),
            tuple(found.get("Architectures") or ("x86_64",)),
            found.get("Timeout", 3),
        )

    @fact("lambda:GetAccountSettings")
    def concurrency(self, region: str | None = None) -> Concurrency:
        """The region's concurrency."""
        limit = self.call("get_account_settings")["AccountLimit"]
        return Concurrency(limit["ConcurrentExecutions"], limit["UnreservedConcurrentExecutions"])

    @fact("lambda:GetLayerVersion", lifetime="1h", absent=("ResourceNotFoundException",), denied_per=("arn",))
    def _layer(self, arn: str, region: str | None = None) -> Layer | None:
        """The layer version of this ARN, which is in the region asked."""
        found = self.call("get_layer_version_by_arn", Arn=arn)
        found["LayerVersionArn"]
        return Layer(
            arn, tuple(found.get("CompatibleRuntimes") or ()), tuple(found.get("CompatibleArchitectures") or ())
        )

    def layer(self, arn: str, region: str | None = None) -> Layer | None:
        """The layer version of this ARN, asked for in the ARN's own region."""
        return self._layer(arn, region=region or arn.split(":")[3])

    @fact(
        "lambda:ListEventSourceMappings",
        absent=("ResourceNotFoundException",),
        empty="proves",
        denied_per=("function",),
    )
    def event_source_mapping(self, function: str, source: str, region: str | None = None) -> str | None:
        """The id of the mapping that feeds a function from a queue or stream; None where there is none.

        An alias or version has mappings of its own.
        """
        found = self.pages(
            "list_event_source_mappings", "EventSourceMappings", FunctionName=function, EventSourceArn=source
        )
        staying = (item for item in found if item.get("State") != "Deleting")
        wanted = _qualifier(function)
        return next((item["UUID"] for item in staying if _qualifier(item.get("FunctionArn", "")) == wanted), None)

    @fact("lambda:GetCodeSigningConfig", lifetime="5m", absent=("ResourceNotFoundException",), denied_per=("arn",))
    def code_signing_config(self, arn: str, region: str | None = None) -> str | None:
        """The id of the code signing configuration of this ARN."""
        found = self.call("get_code_signing_config", CodeSigningConfigArn=arn)["CodeSigningConfig"]
        return str(found["CodeSigningConfigId"])


def _qualifier(function: str) -> str:
    """The alias or version at the end of a function's name or ARN, empty for the function itself."""
    return function.rpartition("function:")[2].partition(":")[2].removesuffix("$LATEST")
