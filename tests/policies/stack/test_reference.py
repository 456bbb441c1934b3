"""References to other stacks, against a backend that is a folder."""

from __future__ import annotations

import json

import pytest

from policypack.preview.records import Referred
from tests.preview.checking import first, judged, load, write


class TestReferences:
    MAIN = """
        import pulumi
        network = pulumi.StackReference(f"organization/network/{pulumi.get_stack()}")
        vpc = network.require_output("vpcId")
        subnets = network.get_output("subnetIds")
    """

    def state(self, folder, outputs, name="dev"):
        file = folder / ".pulumi" / "stacks" / "network" / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        (folder / ".pulumi" / "meta.yaml").write_text("version: 1\n", "utf-8")
        root = {"type": "pulumi:pulumi:Stack", "urn": "u", "outputs": outputs}
        file.write_text(json.dumps({"version": 3, "checkpoint": {"latest": {"resources": [root]}}}), "utf-8")

    def program(self, tmp_path, monkeypatch, main=MAIN, **files):
        monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{tmp_path / 'state'}")
        return load(write(tmp_path / "program", main=main, **files))

    def test_a_stack_with_all_outputs_is_not_spoken_of(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {"vpcId": "v", "subnetIds": []})
        report = judged(self.program(tmp_path, monkeypatch), only="stack-reference")
        assert (report.findings, report.undecided) == ([], [])

    def test_a_stack_that_is_not_there_is_mandatory(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {}, name="dev2")
        finding = first(judged(self.program(tmp_path, monkeypatch), only="stack-reference"))
        assert (finding.level, finding.policy) == ("mandatory", "stack-reference-not-found")
        assert finding.problem.startswith("There is no stack organization/network/dev in the backend file://")
        assert finding.fix == "Refer to organization/network/dev2, or deploy the other program first."

    def test_a_required_output_that_is_missing_is_mandatory_and_an_optional_one_advised_about(
        self, tmp_path, monkeypatch
    ):
        self.state(tmp_path / "state", {"vpcID": "v"})
        report = judged(self.program(tmp_path, monkeypatch), only="stack-reference-output-missing")
        assert [(finding.level, finding.location.line) for finding in report.findings] == [
            ("mandatory", 3),
            ("advisory", 4),
        ]
        assert report.findings[0].fix == "Read vpcID."
        assert report.findings[0].problem.endswith(" has no output 'vpcId'; its outputs are vpcID.")

    def test_of_a_stack_without_outputs_that_is_said(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {})
        finding, _ = judged(self.program(tmp_path, monkeypatch), only="stack-reference-output-missing").findings
        assert finding.problem.endswith(" has no output 'vpcId'; its outputs are none.")
        assert finding.fix == "Export vpcId there and update that stack first."

    def test_outputs_of_a_stack_that_only_a_run_can_name_are_undecided(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {})
        named = "import pulumi\nother = pulumi.StackReference(named())\n"
        quiet = judged(self.program(tmp_path, monkeypatch, named), only="stack-reference-output-missing")
        assert quiet.undecided == []
        read = f'{named}other.require_output("vpcId")\n'
        report = judged(self.program(tmp_path, monkeypatch, read), only="stack-reference-output-missing")
        assert [skip.cause for skip in report.undecided] == ["program"]

    @pytest.mark.parametrize("count", [5, 6])
    def test_five_of_the_stacks_that_are_there_are_named(self, tmp_path, monkeypatch, count):
        for number in range(count):
            self.state(tmp_path / "state", {}, name=f"stage{number}")
        finding = first(judged(self.program(tmp_path, monkeypatch), only="stack-reference-not-found"))
        assert "stage4" in finding.problem
        assert ("stage5" in finding.problem, "…" in finding.problem) == (False, count == 6)

    def test_a_state_that_cannot_be_read_is_undecided(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {})
        (tmp_path / "state" / ".pulumi" / "stacks" / "network" / "dev.json").write_text("{", "utf-8")
        report = judged(self.program(tmp_path, monkeypatch), only="stack-reference")
        assert report.findings == []
        assert {skip.reason for skip in report.undecided} == {"the state dev.json of the backend cannot be read"}

    @pytest.mark.parametrize("url", ["", "s3://state", "https://api.pulumi.com"], ids=["none", "bucket", "cloud"])
    def test_another_backend_is_undecided(self, tmp_path, monkeypatch, url):
        program = self.program(tmp_path, monkeypatch)
        monkeypatch.setenv("PULUMI_BACKEND_URL", url)
        report = judged(program, only="stack-reference")
        assert report.findings == []
        assert {skip.cause for skip in report.undecided} == {"backend"}

    def test_a_stack_that_only_a_run_could_name_is_looked_for(self, tmp_path, monkeypatch):
        self.state(tmp_path / "state", {})
        program = self.program(tmp_path, monkeypatch, "import pulumi\nother = pulumi.StackReference(named())\n")
        found = judged(program, only="stack-reference-not-found")
        assert (found.findings, [skip.cause for skip in found.undecided]) == ([], ["program"])
        ran = program.with_failure(referred=[Referred("organization/network/gone", None)])
        (finding,) = judged(ran, only="stack-reference-not-found").findings
        assert finding.problem.startswith("There is no stack organization/network/gone in the backend ")

    @pytest.mark.parametrize(
        ("name", "environment", "count"),
        [
            ("organization/network/production", "test", 1),
            ("organization/network/shop-prod", "production", 0),
            ("organization/network/qa", "production", 1),
            ("organization/network/shared", "test", 0),
        ],
    )
    def test_a_reference_across_environments_is_told(self, tmp_path, monkeypatch, name, environment, count):
        main = f"import pulumi\nother = pulumi.StackReference({name!r})\n"
        program = self.program(tmp_path, monkeypatch, main)
        assert len(judged(program, only="stack-reference-crosses", environment=environment).findings) == count

    def test_the_end_of_a_name_says_where_it_leads(self, tmp_path, monkeypatch):
        main = 'import pulumi\nother = pulumi.StackReference(f"{pulumi.get_organization()}/network/prod")\n'
        program = self.program(tmp_path, monkeypatch, main)
        finding = first(judged(program, only="stack-reference-crosses", environment="test"))
        assert (
            finding.problem.endswith("/prod, which is production.") or " prod, which is production." in finding.problem
        )

    def test_an_unknown_environment_matters_only_to_a_reference_that_names_one(self, tmp_path, monkeypatch):
        program = self.program(tmp_path, monkeypatch)
        assert judged(program, only="stack-reference-crosses", environment=None).undecided == []
        main = "import pulumi\nother = pulumi.StackReference('organization/network/production')\n"
        program = self.program(tmp_path, monkeypatch, main)
        skips = judged(program, only="stack-reference-crosses", environment=None).undecided
        assert [skip.cause for skip in skips] == ["environment"]
