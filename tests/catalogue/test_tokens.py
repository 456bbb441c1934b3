from __future__ import annotations

import ast
from pathlib import Path

from policypack.catalogue import _tokens, provider, tokens


def test_every_type_of_the_provider_has_its_constant() -> None:
    for token, (module, constant) in _tokens.names(provider.resource_types()).items():
        assert getattr(getattr(tokens, module), constant) == token


def test_the_table_is_the_one_that_the_catalogue_makes() -> None:
    """Its layout is the formatter's; its constants are compared without it."""
    version = provider.source().removeprefix("pulumi-aws ").split(" ")[0]
    made = _tokens.source(provider.resource_types(), version)
    there = Path(tokens.__file__).read_text(encoding="utf-8")
    assert ast.dump(ast.parse(made)) == ast.dump(ast.parse(there))


def test_words_are_told_apart_as_the_field_does() -> None:
    names = _tokens.names(["aws:ecs/taskSet:TaskSet", "aws:rds/instance:Instance", "aws:s3/bucketV2:BucketV2"])
    assert list(names.values()) == [("Ecs", "TASK_SET"), ("Rds", "INSTANCE"), ("S3", "BUCKET_V2")]
