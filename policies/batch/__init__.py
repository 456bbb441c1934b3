"""Policies on AWS Batch."""
