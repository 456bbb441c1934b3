"""Puts what the shop changed into the index."""

import os

import boto3

kendra = boto3.client("kendra")


def index(event: dict, context: object) -> dict:
    documents = [{"Id": item["id"], "Title": item["title"], "Blob": item["text"].encode()} for item in event["items"]]
    answer = kendra.batch_put_document(IndexId=os.environ["INDEX"], Documents=documents)
    return {"failed": [document["Id"] for document in answer["FailedDocuments"]]}
