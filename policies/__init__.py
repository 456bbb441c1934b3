"""The policies, one module per AWS service. `policypack.policy.discover` finds them."""
