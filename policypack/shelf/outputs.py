"""What an Output becomes where a program turns it into text."""

from __future__ import annotations

# What Pulumi's SDKs put in place of an Output that a program turned into text.
# Node: https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/output.ts
# Python: https://github.com/pulumi/pulumi/blob/master/sdk/python/lib/pulumi/output.py
PYTHON_MARKS = ("Calling __str__ on an Output[T]", "<pulumi.output.Output object at")
MARKS = (
    "Calling [toString] on an [Output<T>]",
    "Calling [toJSON] on an [Output<T>]",
    *PYTHON_MARKS,
    "[object Promise]",
    "[object Object]",
)
# What JavaScript makes of any object: an Output's class, or what somebody's page logged.
OBJECTS = ("[object Promise]", "[object Object]")
