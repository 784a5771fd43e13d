"""schema.py SCHEMA PROJECT...: validates the YAML files of projects by the schema that the program
prints, each by the definition of its kind of file. A line for each fault."""
import json
import os
import re
import sys

import jsonschema
import yaml

KINDS = {
    "journeys": "journey", "personas": "persona", "backlog": "feature", "initiatives": "initiative",
    "maturity": "assessment", "surveys": "survey", "kpis": "kpi", "board": "board-meeting",
}


class Loader(yaml.CSafeLoader):
    """YAML 1.2: dates are texts, only true and false are booleans."""


Loader.yaml_implicit_resolvers = {
    first: [r for r in rules if r[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), "tf")


def faults(schema, kind, thing):
    validator = jsonschema.Draft202012Validator({**schema, "anyOf": [{"$ref": f"#/$defs/{kind}-file"}]})
    return [jsonschema.exceptions.best_match([e]).message for e in validator.iter_errors(thing)]


def main():
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    seen = 0
    for project in sys.argv[2:]:
        for folder, _, names in sorted(os.walk(project)):
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), project)
                top = path.split("/")[0]
                if not name.endswith(".yaml") or not (top in KINDS or path == top):
                    continue
                things = yaml.load(open(os.path.join(folder, name)), Loader)
                for thing in things if isinstance(things, list) and top in KINDS else [things]:
                    kind = thing.get("type", KINDS[top]) if top in KINDS else path
                    seen += 1
                    for fault in faults(schema, kind, thing):
                        print(f"{path}: {fault[:300]}")
    if not seen:
        print("no files")


main()
