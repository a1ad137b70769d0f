"""JSON Schemas of an instrument's files, with which an editor completes and checks them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DecimalSchema

from trigpoint.files import write_bytes
from trigpoint.instrument.advice import Advice, Resources
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import ReportPlan, ReportText
from trigpoint.instrument.text import Text

MODELS: Mapping[str, type[BaseModel]] = {
    "instrument": Instrument,
    "text": Text,
    "advice": Advice,
    "resources": Resources,
    "report": ReportPlan,
    "report_text": ReportText,
}


class _Plain(GenerateJsonSchema):
    """Decimals are numbers, as YAML has them, and fields need no title beside their name."""

    def decimal_schema(self, schema: DecimalSchema) -> JsonSchemaValue:
        number: JsonSchemaValue = super().decimal_schema(schema)["anyOf"][0]
        return number

    def encode_default(self, dft: Any) -> Any:
        return float(dft) if isinstance(dft, Decimal) else super().encode_default(dft)

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema(model: type[BaseModel]) -> bytes:
    """The JSON Schema (2020-12) of a file that ``model`` reads; the same model, the same bytes."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, schema_generator=_Plain),
    }
    return (json.dumps(schema, indent=1, ensure_ascii=False) + "\n").encode()


def write_schemas(folder: Path, models: Mapping[str, type[BaseModel]] = MODELS) -> list[Path]:
    """Write ``<kind>.schema.json`` for each file of ``models`` into ``folder``."""
    written = [folder / f"{kind}.schema.json" for kind in models]
    for path, model in zip(written, models.values(), strict=True):
        write_bytes(path, json_schema(model))
    return written
