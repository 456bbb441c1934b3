"""Live questions to AWS: the only package that knows boto3's world, and only once something is asked.

`Lookups` is made once per run; `Lookups.bind` gives the `Aws` facade for one resource. A verb's answer is a frozen
value, None where AWS says that there is none, or `Unavailable` is raised where AWS could not be asked.

Adding a verb, in four steps:

1. Find the service's module, `policypack/aws/services/<service>.py`, or write it: a docstring with the source of the
   facts, frozen slotted dataclasses for the answers, and one class under `Service` whose `service` is botocore's name
   (`everywhere = True` for services with one endpoint for all regions). Add one line to `Aws` in `facade.py`.
2. Write the verb. The body is the call and the mapping, nothing else::

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
   * a verb that only combines facts is a plain method without the decorator;
   * nothing confidential: no secret values, no decrypted parameters.
3. Test it in `tests/aws/test_<service>.py` with the `stub` fixture: found, absent, second page, denied, throttled.
4. Where moto lacks the operation, answer it in `emulator.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policypack.aws.facade import Aws
from policypack.aws.fact import Call, Fact, Service, every_service, fact, facts

if TYPE_CHECKING:
    from policypack.aws.lookups import Lookups
    from policypack.aws.session import Transport

__all__ = ["Aws", "Call", "Fact", "Lookups", "Service", "Transport", "every_service", "fact", "facts"]


def __getattr__(name: str) -> Any:
    """Load what asks AWS when it is first used: a pack that boots needs only the types that policies name."""
    if name == "Lookups":
        from policypack.aws.lookups import Lookups

        return Lookups
    if name == "Transport":
        from policypack.aws.session import Transport

        return Transport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
