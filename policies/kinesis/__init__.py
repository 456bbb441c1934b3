"""Policies on Kinesis and Data Firehose."""
