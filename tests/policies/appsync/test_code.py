from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown

HANDLERS = """
import { util } from '@aws-appsync/utils';
// try { it } while (it lasts)
export function request(ctx) {
    for (const item of ctx.args.items) { util.log(`await ${item}`); }
    return { operation: "class Item {", key: ctx.args.id - 1 };
}
export const response = (ctx) => ctx.result;
"""


def base() -> Plan:
    plan = Plan().add(
        "aws:appsync/resolver:Resolver",
        "one",
        apiId="api",
        type="Query",
        field="order",
        dataSource="rows",
        runtime={"name": "APPSYNC_JS", "runtimeVersion": "1.0.0"},
    )
    return written(HANDLERS)(plan)  # type: ignore[no-any-return]


def written(code: Any) -> Any:
    return lambda p: p.set("one", code=code)


refused = (
    Table("appsync-code-refused", base)
    .good("both handlers")
    .good("exported together", written("function a() {} function b() {} export { a as request, b as response };"))
    .bad(
        "no response",
        written("export function request(ctx) { return {} }"),
        (
            "one",
            "The code exports no response.",
            "Export the function response, as in export function response(ctx) { … }.",
        ),
        level="mandatory",
    )
    .bad(
        "what waits, tries and counts",
        written(HANDLERS + "async function late() {} function count(i) { i++; try { f(); } catch (e) { g(e); } }"),
        (
            "one",
            "The code uses async and try and ++ or --, which APPSYNC_JS does not have.",
            "Leave it out: errors are made by util.error, and loops are for-of.",
        ),
        level="mandatory",
    )
    .absent("templates", written(None))
    .unknown("the code", written(Unknown()))
    .without("outside", "reads one resource")
)
