"""Policies on apigateway."""
