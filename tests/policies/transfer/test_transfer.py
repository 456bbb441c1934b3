from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:transfer/server:Server", "files", identityProviderType="SERVICE_MANAGED")
    role = "arn:aws:iam::210987654321:role/files"
    return plan.add("aws:transfer/user:User", "ann", serverId=Ref("files"), userName="ann", role=role)


other = (
    Table("transfer-user-of-other-provider", base)
    .good("users of its own")
    .bad(
        "users of a function",
        lambda p: p.set(
            "files",
            identityProviderType="AWS_LAMBDA",
            function="arn:aws:lambda:eu-west-1:210987654321:function:who",
        ),
        ("ann", "identityProviderType of files is AWS_LAMBDA, so that its users are made there."),
        level="mandatory",
    )
    .absent("its own by default", lambda p: p.set("files", identityProviderType=None))
    .unknown("which", lambda p: p.set("files", identityProviderType=Unknown()))
    .outside("another server", lambda p: p.set("ann", serverId="s-0123456789abcdef0"))
)
