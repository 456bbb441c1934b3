"""Run a Pulumi program without the engine: read the project, serve its monitor, collect what it registers.

`policypack.preview.run.preview` is the way in. Nothing here needs the Pulumi CLI, a login or credentials.
"""
