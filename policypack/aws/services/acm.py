"""Certificate Manager: certificates that are there already.

Sources:
https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from policypack.aws.fact import Service, fact

# Without them AWS leaves out all certificates whose key is not RSA of 1024 or 2048 bits.
KEY_TYPES = (
    *("RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096"),
    *("EC_prime256v1", "EC_secp384r1", "EC_secp521r1"),
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate. `names` has every name on it; `status` is ISSUED, PENDING_VALIDATION, EXPIRED and the like."""

    arn: str
    names: tuple[str, ...]
    status: str
    kind: str = "AMAZON_ISSUED"
    expires: datetime | None = None
    renewable: bool = True
    reason: str = ""
    key: str = ""

    @property
    def issued(self) -> bool:
        return self.status == "ISSUED"

    def covers(self, name: str) -> bool:
        """Is it for this host name? A wildcard stands for exactly one label."""
        name = name.rstrip(".").lower()
        parent = name.partition(".")[2]
        return any(own in (name, f"*.{parent}") for own in (item.rstrip(".").lower() for item in self.names))


class Acm(Service):
    """Certificates of the account."""

    service = "acm"

    @fact("acm:DescribeCertificate", lifetime="5m", absent=("ResourceNotFoundException",))
    def _certificate(self, arn: str, region: str | None = None) -> Certificate | None:
        """The certificate of this ARN, which is in the region asked."""
        found = self.call("describe_certificate", CertificateArn=arn)["Certificate"]
        names = dict.fromkeys((found["DomainName"], *(found.get("SubjectAlternativeNames") or ())))
        return Certificate(
            arn,
            tuple(names),
            found["Status"],
            found.get("Type", ""),
            found.get("NotAfter"),
            found.get("RenewalEligibility") == "ELIGIBLE",
            found.get("FailureReason", ""),
            found.get("KeyAlgorithm", ""),
        )

    def certificate(self, arn: str, region: str | None = None) -> Certificate | None:
        """The certificate of this ARN, asked for in the ARN's own region."""
        return self._certificate(arn, region=region or arn.split(":")[3])

    @fact("acm:ListCertificates", empty="proves")
    def certificates(self, region: str | None = None) -> tuple[Certificate, ...]:
        """The account's certificates in a region, of all kinds of key. Lists hold at most 100 names of each."""
        found = self.pages("list_certificates", "CertificateSummaryList", Includes={"keyTypes": list(KEY_TYPES)})
        return tuple(
            Certificate(
                item["CertificateArn"],
                tuple(dict.fromkeys((item["DomainName"], *(item.get("SubjectAlternativeNameSummaries") or ())))),
                item.get("Status", ""),
                item.get("Type", ""),
                item.get("NotAfter"),
                item.get("RenewalEligibility") == "ELIGIBLE",
                key=item.get("KeyAlgorithm", ""),
            )
            for item in found
        )
