"""Run a Pulumi program without the engine: read the project, serve its monitor, collect what it registers.

`policypack.preview.run.preview` is the way in. Nothing here needs the Pulumi CLI, a login or credentials.
"""

from __future__ import annotations

import os

# Read once, when grpc is imported: it reports every client that leaves on standard error, as Node.js programs do.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
