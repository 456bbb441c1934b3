"""Policies on node."""
