"""Only what pyproject.toml can't say: the folder models goes into wheels as pipeline/models."""

from setuptools import find_namespace_packages, setup

setup(
    packages=[*find_namespace_packages(include=["pipeline*"], exclude=["*__pycache__*"]), "pipeline.models"],
    package_dir={"pipeline.models": "models"},
)
