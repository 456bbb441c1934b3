"""Settings of Bedrock."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Distinct, Pair, Range, When
from policypack.catalogue.tokens import Bedrock

_API = f"{DOCS}/bedrock/latest/APIReference"
_STORAGE = (
    ("OPENSEARCH_SERVERLESS", "opensearchServerlessConfiguration"),
    ("OPENSEARCH_MANAGED_CLUSTER", "opensearchManagedClusterConfiguration"),
    ("PINECONE", "pineconeConfiguration"),
    ("REDIS_ENTERPRISE_CLOUD", "redisEnterpriseCloudConfiguration"),
    ("RDS", "rdsConfiguration"),
    ("MONGO_DB_ATLAS", "mongoDbAtlasConfiguration"),
    ("NEPTUNE_ANALYTICS", "neptuneAnalyticsConfiguration"),
    ("S3_VECTORS", "s3VectorsConfiguration"),
)
_SOURCES = (
    ("S3", "s3Configuration"),
    ("WEB", "webConfiguration"),
    ("CONFLUENCE", "confluenceConfiguration"),
    ("SALESFORCE", "salesforceConfiguration"),
    ("SHAREPOINT", "sharePointConfiguration"),
)

ROWS = (
    Pair(
        Bedrock.AGENT_AGENT,
        (When("prepareAgent", ("true",), "true"),),
        "waiting for Bedrock Agent prepare: unexpected state 'FAILED': Agent Instruction cannot be null",
        "https://github.com/hashicorp/terraform-provider-aws/issues/40255",
        needs=("instruction",),
    ),
    *(
        Pair(
            Bedrock.AGENT_DATA_SOURCE,
            (When("type", (kind,)),),
            "the source has the configuration of its type",
            f"{_API}/API_agent_DataSourceConfiguration.html",
            needs=(configuration,),
            within="dataSourceConfiguration",
        )
        for kind, configuration in _SOURCES
    ),
    *(
        Pair(
            Bedrock.AGENT_DATA_SOURCE,
            (When("chunkingStrategy", (kind,)),),
            "the strategy has its own configuration",
            f"{_API}/API_agent_ChunkingConfiguration.html",
            needs=(configuration,),
            within="vectorIngestionConfiguration.chunkingConfiguration",
            certain=False,
        )
        for kind, configuration in (
            ("FIXED_SIZE", "fixedSizeChunkingConfiguration"),
            ("HIERARCHICAL", "hierarchicalChunkingConfiguration"),
            ("SEMANTIC", "semanticChunkingConfiguration"),
        )
    ),
    Pair(
        Bedrock.AGENT_KNOWLEDGE_BASE,
        (When("type", ("VECTOR",)),),
        "a knowledge base of vectors says how they are made",
        f"{_API}/API_agent_KnowledgeBaseConfiguration.html",
        needs=("vectorKnowledgeBaseConfiguration",),
        within="knowledgeBaseConfiguration",
    ),
    *(
        Pair(
            Bedrock.AGENT_KNOWLEDGE_BASE,
            (When("type", (kind,)),),
            "the store has the configuration of its type",
            f"{_API}/API_agent_StorageConfiguration.html",
            needs=(configuration,),
            within="storageConfiguration",
        )
        for kind, configuration in _STORAGE
    ),
    Pair(
        Bedrock.GUARDRAIL,
        (),
        "ValidationException: a guardrail has at least one policy",
        "https://github.com/hashicorp/terraform-provider-awscc/issues/1647",
        needs=(
            *("contentPolicyConfig", "contextualGroundingPolicyConfig", "sensitiveInformationPolicyConfig"),
            *("topicPolicyConfig", "wordPolicyConfig"),
        ),
    ),
    Pair(
        Bedrock.GUARDRAIL,
        (When("type", ("PROMPT_ATTACK",)),),
        "PROMPT ATTACK content filter strength for response must be NONE",
        "https://github.com/hashicorp/terraform-provider-awscc/issues/1905",
        takes=When("outputStrength", ("NONE",)),
        within="contentPolicyConfig.filtersConfigs",
    ),
    *(
        Distinct(
            Bedrock.GUARDRAIL,
            within,
            name,
            "ValidationException: each one may be there once",
            TRIED,
        )
        for within, name in (
            ("contentPolicyConfig.filtersConfigs", "type"),
            ("contextualGroundingPolicyConfig.filtersConfigs", "type"),
            ("sensitiveInformationPolicyConfig.piiEntitiesConfigs", "type"),
            ("topicPolicyConfig.topicsConfigs", "name"),
            ("wordPolicyConfig.managedWordListsConfigs", "type"),
            ("wordPolicyConfig.wordsConfigs", "text"),
        )
    ),
    Range(Bedrock.GUARDRAIL, "contextualGroundingPolicyConfig.filtersConfigs[].threshold", ((0, 0.99),), TRIED),
)
