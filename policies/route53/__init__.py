"""Policies on route53."""
