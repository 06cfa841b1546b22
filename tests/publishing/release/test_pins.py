"""What the project takes from others: pinned, verified, and bound to no address."""

import json
import re
import shutil
import subprocess
import sysconfig
from typing import Any

import pytest
import yaml

from publishing.tools.programs import ROOT

PINNED = re.compile(r"[a-z0-9._-]+==[a-z0-9._]+( ; .+)?", re.IGNORECASE)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
LOCKS = [
    *("requirements.txt", "requirements-node.txt"),
    *("publishing/measure/benchmark/requirements.txt", "publishing/measure/benchmark/wheels.txt"),
    *("publishing/mutation/requirements.txt", "tests/fuzz/requirements.txt"),
]


@pytest.mark.parametrize("name", LOCKS)
def test_python_packages_are_pinned_with_hashes_only(name: str) -> None:
    """Each line names one version with its hashes: no index, no link, no option."""
    lines = (ROOT / name).read_text().replace("\\\n", "").splitlines()

    assert lines
    for line in lines:
        package, *hashes = re.split(r"\s+(?=--hash)", line.strip())
        assert PINNED.fullmatch(package), line
        assert hashes, line
        assert all(HASH.fullmatch(text) for text in hashes), line


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_what_is_asked_for(name: str) -> None:
    """A version changed in the .in file alone would never be installed."""
    lines = (ROOT / name.replace(".txt", ".in")).read_text().splitlines()
    locked = {line.split(" ")[0] for line in (ROOT / name).read_text().splitlines()}

    assert {line for line in lines if line and not line.startswith("#")} <= locked


def test_npm_packages_are_pinned_without_addresses() -> None:
    """The lock names a version and a hash of everything, and nowhere to get it."""
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    dependencies = package["dependencies"] | package["devDependencies"]
    entries = {name: entry for name, entry in lock.items() if name}

    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in dependencies.values())
    assert dependencies == {
        name: entries[f"node_modules/{name}"]["version"] for name in dependencies
    }
    assert [name for name, entry in entries.items() if "resolved" in entry] == []
    assert [name for name, entry in entries.items() if "integrity" not in entry] == []


def test_actions_are_pinned_by_commit() -> None:
    """A tag can be moved; a commit cannot."""
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
        actions = [step["uses"] for job in jobs for step in job["steps"] if "uses" in step]

        assert actions
        assert [
            name for name in actions if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name)
        ] == []


def workflow(name: str) -> dict[str, Any]:
    """Read a workflow; its key "on" is read as true, as YAML has it."""
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def test_only_the_deployment_may_write() -> None:
    """The job that runs the code of a change cannot publish, and the nightly one only reads."""
    site, nightly = workflow("site.yml"), workflow("nightly.yml")
    permissions = {name: job["permissions"] for name, job in site["jobs"].items()}

    assert site["permissions"] == {"contents": "read"}
    assert "write" not in permissions["test"].values()
    assert permissions["deploy"] == {"pages": "write", "id-token": "write"}
    assert nightly["permissions"] == {}
    assert [set(job["permissions"].values()) for job in nightly["jobs"].values()] == [{"read"}]


def test_what_was_tested_is_what_is_published() -> None:
    """One build: the deployment makes nothing, and takes the artifact of the job that tested it."""
    jobs = workflow("site.yml")["jobs"]
    steps = jobs["test"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    artifacts = {
        step["with"]["name"]: step["with"]["path"]
        for step in steps
        if "artifact" in step.get("uses", "")
    }

    assert commands == ["make test"]
    assert artifacts == {
        "github-pages-${{ github.run_attempt }}": "build/site",
        "SHA256SUMS": "build/site/SHA256SUMS",
        "xem-truoc": "build/site",
    }
    assert jobs["deploy"]["needs"] == "test"
    (deploy,) = jobs["deploy"]["steps"]
    assert deploy["uses"].startswith("actions/deploy-pages@")
    # The names agree also where the deployment alone is tried again.
    assert jobs["test"]["outputs"] == {"attempt": "${{ github.run_attempt }}"}
    assert deploy["with"] == {"artifact_name": "github-pages-${{ needs.test.outputs.attempt }}"}


def test_workflows_hold_no_known_weakness() -> None:
    """No injection through a title, no credentials left behind, no more rights than needed."""
    process = subprocess.run(
        [find_program("zizmor"), "--offline", "--no-progress", "--color=never", ".github"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert process.returncode == 0, process.stdout + process.stderr
    assert "No findings to report" in process.stdout + process.stderr


def find_program(name: str) -> str:
    """Return a program that came with a Python package."""
    path = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert path
    return path


def test_no_generated_file_is_in_the_repository() -> None:
    """What a build writes is written anew by each build."""
    process = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert process.stdout == ""
