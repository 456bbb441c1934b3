"""Policies on ec2."""
