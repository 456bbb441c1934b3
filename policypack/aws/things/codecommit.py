"""Repositories of source."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Codecommit

# https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateRepository.html
REPOSITORY = Thing(
    "CodeCommit repository",
    {Codecommit.REPOSITORY: "repositoryName"},
    lambda aws, name, region: aws.codecommit.repository(name, region=region),
    "codecommit list-repositories",
    "repositories[].repositoryName",
    plural="CodeCommit repositories",
    taken=Taken("RepositoryNameExistsException"),
)
