"""What rules on several services share: how to read AWS things in a plan, and what may be said of them."""
