"""Which properties hold what people write for people, or code, and not a value that AWS looks at."""

from __future__ import annotations

import re

# Told by the property's name: alarmDescription, comment, a filter's pattern.
_FREE = re.compile(
    r"""(?xi)
    (^|\.) (tags|tagsAll) (\.|$)
    | (description|comment|comments|remarks) (\[\d+\])? $
    | (^|\.) (pattern|filterPattern|notes?|message|messageBody|subject|title|displayName|contentMarkdown) (\[\d+\])? $
    """
)
# Source code and templates, which have placeholders and texts of their own.
_CODE = re.compile(
    r"(^|\.)(code|content|source|script|inlineCode|userData|userDataBase64|buildspec|templateBody|create|update|delete)"
    r"(\.|$)"
)


def free(path: str) -> bool:
    """Is a property free text? AWS takes it as it is, and nothing in it is a name, an ARN or an account."""
    return _FREE.search(path) is not None


def code(path: str) -> bool:
    """Is a property source code or a template, which something fills in or runs later?"""
    return _CODE.search(path) is not None
