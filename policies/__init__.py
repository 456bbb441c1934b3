"""The policies: one room per AWS service, and rooms for what crosses services. `discover` finds them."""
