"""One module for each service of AWS that is asked. `policypack.aws` says how to add one."""
