"""Bedrock: foundation models and inference profiles that a region offers.

Sources:
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html
https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Model:
    """A foundation model. `on_demand`: it can be invoked by its own id; `legacy`: AWS has announced its end."""

    id: str
    on_demand: bool = True
    legacy: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to invoke models in several regions. `models` are the ids of those behind it."""

    id: str
    models: tuple[str, ...] = ()


class Bedrock(Service):
    """Models on offer."""

    service = "bedrock"

    @fact("bedrock:ListFoundationModels", lifetime="24h", empty="proves")
    def models(self, region: str | None = None) -> tuple[Model, ...]:
        """All foundation models of the region."""
        found = self.call("list_foundation_models")["modelSummaries"]
        return tuple(
            Model(
                item["modelId"],
                "ON_DEMAND" in (item.get("inferenceTypesSupported") or ("ON_DEMAND",)),
                (item.get("modelLifecycle") or {}).get("status") == "LEGACY",
            )
            for item in found
        )

    @fact("bedrock:ListInferenceProfiles", lifetime="1h", empty="proves")
    def profiles(self, region: str | None = None) -> tuple[Profile, ...]:
        """All inference profiles, AWS's and the account's."""
        return tuple(
            Profile(item["inferenceProfileId"], tuple(sorted({_id(model["modelArn"]) for model in item["models"]})))
            for kind in ("SYSTEM_DEFINED", "APPLICATION")
            for item in self.pages("list_inference_profiles", "inferenceProfileSummaries", typeEquals=kind)
        )


def _id(arn: str) -> str:
    return arn.rpartition("/")[2]
