"""Settings of Transfer Family."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Count, Form, Pair, When
from policypack.catalogue.tokens import Transfer

_API = f"{DOCS}/transfer/latest/APIReference"
_SERVER = f"{_API}/API_CreateServer.html"
_ENDPOINT = f"{_API}/API_EndpointDetails.html"
_ENCRYPTED_PORTS = "a server of FTP or FTPS is in a VPC, and its users are not those of the service"
_IN_VPC = ("subnetIds", "vpcId", "securityGroupIds", "addressAllocationIds")
_OWN_USERS = ("url", "invocationRole", "function", "directoryId", "sftpAuthenticationMethods")

ROWS = (
    Pair(
        Transfer.CONNECTOR,
        (),
        "You must specify exactly one configuration object, for AS2 or for SFTP",
        f"{_API}/API_CreateConnector.html",
        needs=("as2Config", "sftpConfig"),
    ),
    Pair(
        Transfer.CONNECTOR,
        (When("as2Config"),),
        "You must specify exactly one configuration object, for AS2 or for SFTP",
        f"{_API}/API_CreateConnector.html",
        refuses=("sftpConfig",),
    ),
    Pair(
        Transfer.CONNECTOR,
        (),
        "a connector without egress configuration needs the URL of the remote server",
        f"{_API}/API_CreateConnector.html",
        needs=("url",),
        unless=("egressConfig",),
    ),
    Count(
        Transfer.SERVER,
        "endpointDetails",
        "addressAllocationIds",
        "subnetIds",
        "AddressAllocationIds must be equal in length to SubnetIds",
        _ENDPOINT,
    ),
    *(
        Pair(
            Transfer.SERVER,
            (When("endpointType", (kind,), default="PUBLIC"),),
            f"this property can only be set when EndpointType is set to {other}",
            _ENDPOINT,
            refuses=tuple(f"endpointDetails.{name}" for name in names),
        )
        for kind, other, names in (
            ("PUBLIC", "VPC", _IN_VPC),
            ("VPC_ENDPOINT", "VPC", _IN_VPC),
            ("VPC", "VPC_ENDPOINT", ("vpcEndpointId",)),
        )
    ),
    Pair(
        Transfer.SERVER,
        (When("endpointType", ("VPC_ENDPOINT",)),),
        "the endpoint has to be named",
        _ENDPOINT,
        needs=("endpointDetails.vpcEndpointId",),
    ),
    Pair(
        Transfer.SERVER,
        (When("endpointType", ("VPC",)),),
        "the VPC of the endpoint has to be named",
        _ENDPOINT,
        needs=("endpointDetails.vpcId",),
    ),
    *(
        Pair(
            Transfer.SERVER,
            (When("identityProviderType", (kind,)),),
            f"{kind} needs it",
            _SERVER,
            needs=(other,),
            certain=other != "invocationRole",
        )
        for kind, other in (
            ("API_GATEWAY", "url"),
            ("API_GATEWAY", "invocationRole"),
            ("AWS_DIRECTORY_SERVICE", "directoryId"),
            ("AWS_LAMBDA", "function"),
        )
    ),
    Pair(
        Transfer.SERVER,
        (When("identityProviderType", ("SERVICE_MANAGED",), default="SERVICE_MANAGED"),),
        "InvalidRequestException: Must specify IdentityProviderType with IdentityProviderDetails",
        _SERVER,
        refuses=_OWN_USERS,
    ),
    Pair(
        Transfer.SERVER,
        (When("ipAddressType", ("DUALSTACK",)),),
        "When using DUALSTACK, you cannot set the AddressAllocationIds parameter",
        _SERVER,
        refuses=("endpointDetails.addressAllocationIds",),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTPS",)),),
        "FTPS needs a certificate of ACM",
        _SERVER,
        needs=("certificate",),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP", "FTPS")),),
        _ENCRYPTED_PORTS,
        _SERVER,
        takes=When("endpointType", ("VPC", "VPC_ENDPOINT"), default="PUBLIC"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP", "FTPS")),),
        _ENCRYPTED_PORTS,
        _SERVER,
        shuts=When("identityProviderType", ("SERVICE_MANAGED",), default="SERVICE_MANAGED"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("AS2",)),),
        "If Protocol includes AS2, then the EndpointType must be VPC",
        _SERVER,
        takes=When("endpointType", ("VPC",), default="PUBLIC"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("AS2",)),),
        "InvalidRequestException: As2Transport must be specified to enable AS2 protocol",
        f"{_API}/API_ProtocolDetails.html",
        needs=("protocolDetails.as2Transports",),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("AS2",)),),
        "If Protocol includes AS2, the domain must be Amazon S3",
        _SERVER,
        takes=When("domain", ("S3",), default="S3"),
    ),
    Pair(
        Transfer.SERVER,
        (When("protocols", ("FTP",)),),
        "If Protocol includes FTP, then AddressAllocationIds cannot be associated",
        _SERVER,
        refuses=("endpointDetails.addressAllocationIds",),
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("LOGICAL",)),),
        "a logical home needs mappings",
        f"{_API}/API_CreateUser.html",
        needs=("homeDirectoryMappings",),
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("PATH",), default="PATH"),),
        "mappings are for a home of the type LOGICAL",
        f"{_API}/API_CreateUser.html",
        refuses=("homeDirectoryMappings",),
    ),
    Pair(
        Transfer.USER,
        (When("homeDirectoryType", ("LOGICAL",)),),
        "HomeDirectory is only used if HomeDirectoryType is set to PATH",
        f"{_API}/API_CreateUser.html",
        refuses=("homeDirectory",),
        certain=False,
    ),
    Form(
        Transfer.SSH_KEY,
        "body",
        r"\s*(ssh|ecdsa)-[a-z0-9-]+[ \t]+[A-Za-z0-9+/]+={0,3}(\s.*)?",
        "be a public key as OpenSSH writes it, such as ssh-ed25519 AAAA…",
        "InvalidRequestException: Unsupported or invalid SSH public key format",
        f"{_API}/API_ImportSshPublicKey.html",
    ),
    *(
        Pair(
            Transfer.WORKFLOW,
            (When("type", (kind,)),),
            "a step has the details of its type",
            f"{_API}/API_WorkflowStep.html",
            needs=(f"{kind.lower()}StepDetails",),
            within=within,
        )
        for within in ("steps", "onExceptionSteps")
        for kind in ("COPY", "CUSTOM", "DECRYPT", "DELETE", "TAG")
    ),
)
