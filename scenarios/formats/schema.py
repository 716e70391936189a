"""As much of JSON Schema as our own schema uses: $ref, type, const, enum, lengths, objects, lists and patterns."""

import re

from scenarios.formats.reasons import reason

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def faults(value, schema, *, place="", root=None):
    """(place, what is wrong there) for everything in which the value is not as the schema says."""
    root = root or schema
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    wrong = _wrong_type(value, schema) or _wrong_value(value, schema)
    if wrong:
        yield place, wrong
    elif isinstance(value, dict):
        yield from _faults_of_object(value, schema, place, root)
    elif isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], place=f"{place}[{number}]", root=root)


def _wrong_type(value, schema):
    wanted = schema.get("type")
    is_wrong = wanted and (not isinstance(value, TYPES[wanted]) or (isinstance(value, bool) and wanted != "boolean"))
    return reason("wrong_type", wanted=wanted) if is_wrong else ""


def _wrong_value(value, schema):
    if "const" in schema and value != schema["const"]:
        return reason("wrong_value", wanted=schema["const"])
    if "enum" in schema and value not in schema["enum"]:
        return reason("wrong_value", wanted=", ".join(schema["enum"]))
    if isinstance(value, str):
        return _wrong_text(value, schema)
    if isinstance(value, list) and len(value) > schema.get("maxItems", len(value)):
        return reason("too_many", most=schema["maxItems"])
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return reason("out_of_range", least=schema["minimum"], most=schema["maximum"])
    return ""


def _wrong_text(value, schema):
    if len(value) < schema.get("minLength", 0):
        return reason("no_text")
    if len(value) > schema.get("maxLength", len(value)):
        return reason("too_long", most=schema["maxLength"])
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
        return reason("no_match", pattern=schema["pattern"])
    return ""


def _faults_of_object(value, schema, place, root):
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield _inside(place, name), reason("no_field")
    for name, inner in value.items():
        if name in properties:
            yield from faults(inner, properties[name], place=_inside(place, name), root=root)
        elif schema.get("additionalProperties") is False:
            yield _inside(place, name), reason("unknown_field")


def _inside(place, name):
    return f"{place}.{name}" if place else name
