"""Reads a project folder into plain dictionaries.

The idea: YAML in, dictionaries out, with the overlays of product journeys applied. Nothing here knows of
the compiler; the readings of the text that are chosen where it leaves something open stand next to the code.
"""
import calendar
import csv
import datetime
import os
import re

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: the pure one refuses "[Really?]"
BUILT_IN_CHANNELS = {**dict.fromkeys(("web", "portal", "app", "email", "chat", "social"), "digital"),
                     **dict.fromkeys(("phone", "shop", "field", "partner", "letter"), "human")}
FOLDERS = {"journeys": "journey", "personas": "persona", "backlog": "feature", "initiatives": "initiative",
           "maturity": "assessment", "kpis": "kpi", "board": "board-meeting", "surveys": "survey"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, LOADER)


def to_date(value, end=False):
    """A day of a date or a period: the first, or the last when `end`."""
    if value is None or isinstance(value, datetime.date):
        return value
    text = str(value)
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return datetime.date(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        year, first, last = int(match[1]), int(match[2]), int(match[2])
    elif match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        year, first, last = int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2])
    else:
        year, first, last = int(text), 1, 12
    if end:
        return datetime.date(year, last, calendar.monthrange(year, last)[1])
    return datetime.date(year, first, 1)


def add_months(day, months):
    """By calendar, clamped to the month's end."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Project:
    def __init__(self, root, model_path):
        self.root = root
        self.settings = load(os.path.join(root, "flightpath.yaml"))
        self.as_of = to_date(self.settings["as_of"])
        self.entities = {kind: {} for kind in [*FOLDERS.values(), "channel-mix", "maturity-model"]}
        self.organisation = {}
        self.rankings = []
        organisation = os.path.join(root, "organisation.yaml")
        if os.path.exists(organisation):
            self.organisation = load(organisation)
        rankings = os.path.join(root, "rankings.yaml")
        if os.path.exists(rankings):
            self.rankings = load(rankings)
        for folder, kind in FOLDERS.items():
            for place, _, names in sorted(os.walk(os.path.join(root, folder))):
                for name in sorted(names):
                    if name.endswith(".yaml"):
                        self._add(os.path.join(place, name), kind)
        scale = self.settings.get("scale") or {}
        self.low, self.high = scale.get("min", 0), scale.get("max", 10)
        self.range = self.high - self.low
        limits = self.settings.get("thresholds") or {}
        self.ok = limits.get("ok", self.low + 0.6 * self.range)
        self.good = limits.get("good", self.low + 0.8 * self.range)
        self.tolerance = limits.get("tolerance", 0.1 * self.range)
        self.channels = dict(BUILT_IN_CHANNELS)
        for channel in self.settings.get("channels") or []:
            if "kind" in channel:
                self.channels[channel["id"]] = channel["kind"]
        self._overlay()
        name = (self.settings.get("maturity") or {}).get("model", "cx-five-stages")
        own = self.entities["maturity-model"].get(name)
        self.model = own or load(model_path)

    def _add(self, path, kind):
        content = load(path)
        for item in content if isinstance(content, list) else [content]:
            kind_here = item.get("type", kind)
            ident = item.get("code") or item.get("id") or os.path.splitext(os.path.basename(path))[0]
            item["id"] = ident
            item["folder"] = os.path.dirname(path)
            if kind_here in ("kpi", "channel-mix") and isinstance(item.get("series"), dict) and "file" in item["series"]:
                with open(os.path.join(os.path.dirname(path), item["series"]["file"]), encoding="utf-8") as file:
                    item["rows"] = list(csv.DictReader(file))
            self.entities[kind_here][ident] = item

    def _overlay(self):
        """Every journey gets `stages` as they are lived through; a touchpoint knows whether it is its own.

        Readings: a key that the product journey gives replaces the whole value of the generic one (a list
        or a score is not merged); stages and touchpoints that are new come last; other keys of the journey
        are inherited when absent.
        """
        self.journeys = {}

        def resolve(ident):
            if ident in self.journeys:
                return self.journeys[ident]
            journey = dict(self.entities["journey"][ident])
            stages = [{**stage, "touchpoints": [{**t, "own": True} for t in stage.get("touchpoints") or []]}
                      for stage in journey.get("stages") or []]
            if journey.get("extends"):
                generic = resolve(journey["extends"])
                for key, value in generic.items():
                    journey.setdefault(key, value)
                stages = merge_stages(generic["stages"], stages, set(journey.get("drop") or []))
            journey["stages"] = stages
            self.journeys[ident] = journey
            return journey

        for ident in self.entities["journey"]:
            resolve(ident)

    def touchpoints(self, ident):
        return [(stage, touchpoint) for stage in self.journeys[ident]["stages"] for touchpoint in stage["touchpoints"]]

    def origin(self, ident, touchpoint):
        """The name under which a touchpoint was defined: what is inherited unchanged keeps that of the generic journey."""
        if not touchpoint["own"]:
            while not any(own["id"] == touchpoint["id"] for stage in self.entities["journey"][ident].get("stages") or []
                          for own in stage.get("touchpoints") or []):
                ident = self.entities["journey"][ident]["extends"]
        return f"{ident}/{touchpoint['id']}"

    def counted(self, ident):
        """Targets and retired journeys are left out of gaps, portfolio and findings."""
        journey = self.entities["journey"][ident]
        return not journey.get("as_is") and journey.get("status") != "retired"


def merge_stages(generic, own, drop):
    result = [{**stage, "touchpoints": [{**t, "own": False} for t in stage["touchpoints"] if t["id"] not in drop]}
              for stage in generic]
    by_id = {stage["id"]: stage for stage in result}
    for stage in own:
        if stage["id"] not in by_id:
            result.append(stage)
            continue
        target = by_id[stage["id"]]
        target.update({k: v for k, v in stage.items() if k != "touchpoints"})
        for touchpoint in stage["touchpoints"]:
            for index, old in enumerate(target["touchpoints"]):
                if old["id"] == touchpoint["id"]:
                    target["touchpoints"][index] = {**old, **touchpoint}
                    break
            else:
                target["touchpoints"].append(touchpoint)
    return result
