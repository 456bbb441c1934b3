"""Settings of Lake Formation."""

from __future__ import annotations

from policies.setting._alike import arn
from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Lakeformation

_API = f"{DOCS}/lake-formation/latest/APIReference"
_RESOURCES = (
    "catalogResource",
    "dataCellsFilter",
    "dataLocation",
    "database",
    "lfTag",
    "lfTagPolicy",
    "table",
    "tableWithColumns",
)

ROWS = (
    Pair(
        Lakeformation.DATA_CELLS_FILTER,
        (),
        "You must specify either a ColumnNames list or the ColumnWildCard",
        f"{_API}/API_DataCellsFilter.html",
        needs=("columnNames", "columnWildcard"),
        within="tableData",
    ),
    Pair(
        Lakeformation.DATA_CELLS_FILTER,
        (When("columnNames"),),
        "You must specify either a ColumnNames list or the ColumnWildCard",
        f"{_API}/API_DataCellsFilter.html",
        refuses=("columnWildcard",),
        within="tableData",
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "a grant is about something",
        f"{_API}/API_GrantPermissions.html",
        needs=_RESOURCES,
    ),
    *(
        Pair(
            Lakeformation.PERMISSIONS,
            (When(name),),
            "InvalidInputException: Permissions modification is invalid: the resource does not have the permission",
            f"{DOCS}/lake-formation/latest/dg/lf-permissions-reference.html",
            shuts=When("permissions", shut),
        )
        for name, shut in (
            ("database", ("SELECT", "INSERT", "DELETE", "DATA_LOCATION_ACCESS", "CREATE_DATABASE")),
            ("table", ("CREATE_TABLE", "CREATE_DATABASE", "DATA_LOCATION_ACCESS")),
            ("dataLocation", ("SELECT", "INSERT", "DELETE", "ALTER", "DROP", "DESCRIBE", "CREATE_TABLE")),
        )
    ),
    # With all columns it is a table.
    Pair(
        Lakeformation.PERMISSIONS,
        (When("tableWithColumns.columnNames"),),
        "InvalidInputException: Permissions modification is invalid: the resource does not have the permission",
        f"{DOCS}/lake-formation/latest/dg/lf-permissions-reference.html",
        shuts=When("permissions", ("INSERT", "DELETE", "CREATE_TABLE", "CREATE_DATABASE", "DATA_LOCATION_ACCESS")),
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "at least one of the name and the wildcard is required",
        f"{_API}/API_TableResource.html",
        needs=("name", "wildcard"),
        within="table",
    ),
    Pair(
        Lakeformation.PERMISSIONS,
        (),
        "at least one of ColumnNames or ColumnWildcard is required",
        f"{_API}/API_TableWithColumnsResource.html",
        needs=("columnNames", "wildcard"),
        within="tableWithColumns",
    ),
    Pair(
        Lakeformation.RESOURCE,
        (When("useServiceLinkedRole", ("true",)),),
        "a place is read with the service-linked role, or with one of your own",
        f"{_API}/API_RegisterResource.html",
        refuses=("roleArn",),
    ),
    arn(Lakeformation.RESOURCE, "arn", "lakeformation/resource.go"),
)
