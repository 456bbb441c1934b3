"""The pack's name and version."""

NAME = "aws-preflight"
VERSION = "0.1.0"
