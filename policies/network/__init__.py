"""Policies on network."""
