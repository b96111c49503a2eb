"""A framework → the text of a framework file, in the style of those that come with the program."""

from __future__ import annotations

from decimal import Decimal

import yaml

from eolc_desktop.domain.framework_data import framework_to_data
from eolc_desktop.domain.frameworks import Framework

WIDTH = 100
_SCHEMA = "# yaml-language-server: $schema=schema/framework.schema.json\n"


def to_yaml(framework: Framework) -> str:
    """Return the text of a framework file; reading it gives an equal framework."""
    return _SCHEMA + yaml.dump(
        framework_to_data(framework), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )


class _Dumper(yaml.SafeDumper):
    """Writes numbers as people write them."""


def _number(dumper: yaml.SafeDumper, value: float) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(repr(value)):f}")


_Dumper.add_representer(float, _number)
