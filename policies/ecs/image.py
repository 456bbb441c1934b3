"""Amazon ECS: which images containers run."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Text, as_text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, image

# Images that show that something runs, and that nobody deploys for their own sake.
STAND_INS = frozenset(
    {
        *("alpine", "amazonlinux", "busybox", "debian", "hello-world", "httpd", "nginx", "ubuntu"),
        *("amazon/amazon-ecs-sample", "ecs-sample-image/amazon-ecs-sample", "nginx/nginx", "amazonlinux/amazonlinux"),
        *("nginxdemos/hello", "containous/whoami", "traefik/whoami"),
    }
)
_MIRRORS = ("docker.io/library/", "docker.io/", "public.ecr.aws/docker/library/", "public.ecr.aws/", "library/")


def _name(uri: str) -> str:
    """Return an image's name without registry, tag and digest."""
    name = uri.partition("@")[0]
    head, slash, last = name.rpartition("/")
    name = f"{head}{slash}{last.partition(':')[0]}"
    mirror = next((mirror for mirror in _MIRRORS if name.startswith(mirror)), "")
    return name.removeprefix(mirror)


@policy(Ecs.TASK_DEFINITION, level="advisory", severity="medium", silences={"ecs-image-tag-floats": "property"})
def is_a_stand_in(task: Resource) -> Iterator[Finding]:
    """Task runs a stand-in instead of an application.

    Why: Images such as nginx or httpd answer with their own welcome page, on their own port: the service comes up
    and does nothing, or fails its health check because the application's port is closed. A container that has its
    own command, or a task that has another image as well, is left alone.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-container-image.html
    """
    standing_in = []
    for container in containers(task):
        uri = image(container)
        if not isinstance(uri, str) or _name(uri) not in STAND_INS:
            return
        if any(container.items(name) for name in ("command", "entryPoint", "mountPoints", "volumesFrom")):
            return
        standing_in.append((container, uri))
    for container, uri in standing_in:
        yield container.finding(
            "image",
            problem=f"The container {container.text('name')} runs {uri}, which stands in for an application.",
            fix="Build and push the application's image, and name it here; take it from the configuration if it "
            "differs by environment (pulumi config set image …).",
        )


@policy(Ecs.TASK_DEFINITION, level="advisory", severity="medium", group="reliability")
def tag_floats(task: Resource) -> Iterator[Finding]:
    """Image is named by a tag that moves.

    Why: With latest, each deployment runs whatever was pushed last: nobody can say which version runs, a rollback of
    the task definition brings the same image back, and an update deploys nothing because nothing changed.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html
    """
    for container in containers(task):
        uri = image(container)
        if uri is not None and _floats(uri):
            yield container.finding(
                "image",
                problem=f"The image {uri} has "
                + ("no tag, which means latest." if not as_text(uri).endswith(":latest") else "the tag latest."),
                fix="Name a version, such as a release or a commit, or the image's digest.",
            )


def _floats(uri: str | Text) -> bool:
    """Is the tag `latest`, said or not? An image that is known only in part counts where its end is known."""
    if isinstance(uri, Text):
        whole = uri.whole
        if whole is not None:
            return whole.property == "repositoryUrl"
        last = uri.parts[-1]
        if not isinstance(last, str):
            return False
        if ":" not in last and "/" not in last:
            return False
        uri = last
    tag = uri.rpartition("/")[2].partition(":")[2]
    return tag in ("", "latest")
