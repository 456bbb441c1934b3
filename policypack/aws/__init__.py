"""Live questions to AWS: the only package that knows boto3's world, and only once something is asked.

`Lookups` is made once per run; `Lookups.bind` gives the `Aws` facade for one resource. A fact's answer is a frozen
value, None where AWS says that there is none, or `Unavailable` is raised where AWS could not be asked.

CONTRIBUTING.md has the steps of asking for something new. A service's module has a docstring with the source of its
facts, frozen slotted dataclasses for the answers, and one class under `Service` whose `service` is botocore's name
(`everywhere = True` for services with one endpoint for all regions). A fact's body is the call and the mapping, nothing
else::

       class Kms(Service):
           service = "kms"

           @fact("kms:DescribeKey", lifetime="5m", absent=("NotFoundException",))
           def key(self, key_id: str, region: str | None = None) -> Key | None:
               \"\"\"The key's state and use.\"\"\"
               found = self.call("describe_key", KeyId=key_id)["KeyMetadata"]
               return Key(found["KeyState"], found["KeyUsage"])

   * the decorator names every IAM action, how long the answer may be reused ("run" for this run only) and the
     codes of "there is none"; `denied_per` names arguments that the permission depends on (another's registry);
   * `self.pages(operation, field, ...)` gives all items of all pages; `self.call` is one request; never a client;
   * `answer["Field"]` for what must be there (a missing field is "could not be read"), `.get` for the rest;
   * other codes that are answers: `except Refused as refused: if refused.code == ...`, and raise the rest again;
   * arguments and answers are texts, numbers, flags, times, tuples, frozensets and frozen dataclasses of these;
   * a fact that only combines facts is a plain method without the decorator;
   * nothing confidential: no secret values, no decrypted parameters.

Where moto lacks the operation, `emulator.py` answers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policypack.aws.facade import Aws
from policypack.aws.fact import Fact, GivenAnswer, Service, every_service, fact, facts

if TYPE_CHECKING:
    from policypack.aws.lookups import Lookups
    from policypack.aws.session import Transport

__all__ = ["Aws", "Fact", "GivenAnswer", "Lookups", "Service", "Transport", "every_service", "fact", "facts"]


def __getattr__(name: str) -> Any:
    """Load what asks AWS when it is first used: a pack that boots needs only the types that policies name."""
    if name == "Lookups":
        from policypack.aws.lookups import Lookups

        return Lookups
    if name == "Transport":
        from policypack.aws.session import Transport

        return Transport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
