"""Policies on sfn."""
