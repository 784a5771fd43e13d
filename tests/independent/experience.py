"""Gaps, journeys, lifecycle and findings: sections 3 and 4 of the definitions, and RACI (9)."""
from project import add_months, to_date


def score_of(touchpoint):
    return touchpoint.get("score") or {}


def verdict(project, internal, customer):
    if customer is None:
        return "not-measured"
    gap = None if internal is None else internal - customer
    # Reading: without an internal score there is no perception gap, so no rule that asks for one applies.
    above = gap is not None and gap > project.tolerance
    below = gap is not None and gap < -project.tolerance
    if customer < project.ok:
        return "blind-spot" if above else "weak"
    if customer < project.good:
        return "overrated" if above else "question"
    return "hidden-strength" if below else "strength"


def by_persona(touchpoint, from_survey):
    """Each persona's score: typed, which wins, or from the survey, with its interval."""
    found = {persona: {"customer": told["value"], "n": told["n"], "low": told["low"], "high": told["high"]}
             for persona, told in from_survey.get("by_persona", {}).items()}
    for persona, view in (touchpoint.get("by_persona") or {}).items():
        if view.get("customer") is not None:
            found[persona] = {"customer": view["customer"], "n": None, "low": None, "high": None}
    return found


def gaps(project, given):
    """One row per touchpoint. `given`: customer scores and importances that the surveys tell."""
    rows = []
    for ident in project.journeys:
        if not project.counted(ident):
            continue
        for stage, touchpoint in project.touchpoints(ident):
            name = f"{ident}/{touchpoint['id']}"
            score = score_of(touchpoint)
            from_survey = given.get(name, {})
            internal = score.get("internal")
            customer = score.get("customer")
            count, low, high, date = score.get("responses"), None, None, score.get("date")
            if not isinstance(customer, (int, float)):
                customer, low, high = (from_survey.get(key) for key in ("customer", "low", "high"))
                count, date = from_survey.get("n", count), from_survey.get("date", date)
            importance = score.get("importance", from_survey.get("importance", 5))
            target = score.get("target", project.good)
            row = {"touchpoint": name, "journey": ident, "lifecycle": stage.get("lifecycle"), "own": touchpoint["own"],
                   "internal": internal, "customer": customer, "n": count, "low": low, "high": high, "date": date, "target": target, "importance": importance,
                   "perception_gap": None, "performance_gap": None, "shortfall": None, "weighted_shortfall": None,
                   "within_error": None if internal is None or low is None else low <= internal <= high,
                   "verdict": verdict(project, internal, customer), "rank": None, "content": touchpoint,
                   "by_persona": by_persona(touchpoint, from_survey)}
            if customer is not None:
                if internal is not None:
                    row["perception_gap"] = internal - customer
                row["performance_gap"] = target - customer
                row["shortfall"] = max(target - customer, 0.0)
                row["weighted_shortfall"] = importance * row["shortfall"] / project.range
            rows.append(row)
    # Reading: rank goes on from the weak and blind spots to the overrated, as one numbering.
    listed = [row for row in rows if row["own"]]
    order = []
    for group in (("blind-spot", "weak"), ("overrated",)):
        order += sorted((row for row in listed if row["verdict"] in group),
                        key=lambda row: (-row["weighted_shortfall"], row["customer"], row["touchpoint"]))
    for index, row in enumerate(order):
        row["rank"] = index + 1
    return rows


def weighted_mean(rows, key):
    used = [(row["importance"], row[key]) for row in rows if row[key] is not None]
    total = sum(weight for weight, _ in used)
    return sum(weight * value for weight, value in used) / total if total > 0 else None


def summary(rows):
    return {"internal": weighted_mean(rows, "internal"), "customer": weighted_mean(rows, "customer"),
            "measured": sum(row["customer"] is not None for row in rows), "touchpoints": len(rows)}


def journeys(project, rows, given):
    """Reading: a product journey's own figures are over all that its customers live through, inherited or not."""
    result = []
    focus = (project.settings.get("program") or {}).get("focus") or []
    for ident, journey in project.journeys.items():
        if not project.counted(ident):
            continue
        mine = [row for row in rows if row["journey"] == ident]
        importance = journey.get("importance", 5)
        if isinstance(importance, dict):
            importance = given.get(ident, {}).get("importance", 5)  # a question that nobody answered: 5
        line = {"journey": ident, "importance": importance, "focus": ident in focus, **summary(mine)}
        kinds = [project.channels[row["content"]["channel"]] for row in mine if row["content"].get("channel")]
        line["digital_share"] = kinds.count("digital") / len(kinds) if kinds else None
        line["priority"] = line["opportunity"] = line["rank"] = None
        if line["customer"] is not None:
            line["priority"] = importance * (project.high - line["customer"]) / project.range
            tenth = 10 * (line["customer"] - project.low) / project.range
            line["opportunity"] = importance + max(importance - tenth, 0.0)
        result.append(line)
    order = sorted((line for line in result if line["priority"] is not None),
                   key=lambda line: (-line["priority"], line["journey"]))
    for index, line in enumerate(order):
        line["rank"] = index + 1
    return result


def lifecycle(project, rows):
    """Reading: each touchpoint counts once, so what a product journey inherits unchanged is left out."""
    result = []
    for stage in project.settings.get("lifecycle") or []:
        mine = [row for row in rows if row["own"] and row["lifecycle"] == stage["id"]]
        there = [ident for ident, journey in project.journeys.items() if project.counted(ident)
                 and any(part.get("lifecycle") == stage["id"] for part in journey["stages"])]
        result.append({"stage": stage["id"], **summary(mine), "journeys": sorted(there)})
    return result


class Findings(list):
    def add(self, kind, subject):
        self.append((kind, subject))


def find(project, rows):
    found = Findings()
    listed = [row for row in rows if row["own"]]
    kpis = project.entities["kpi"]
    by_kpi = {name for kpi in kpis.values() for name in kpi.get("touchpoints") or []}
    touchpoint_findings(project, listed, by_kpi, found)
    kpi_findings(kpis, found)
    journey_findings(project, found)
    work_findings(project, listed, found)
    shared_findings(listed, found)
    for persona in project.entities["persona"]:
        if not any(persona in (journey.get("personas") or []) for journey in project.journeys.values()):
            found.add("persona-unused", persona)
    team = project.organisation.get("cx_team") or {}
    members = set(team.get("members") or []) | {team.get("lead")}
    present = {person.get("function") for person in project.organisation.get("people") or [] if person["id"] in members}
    for function in project.organisation.get("functions") or []:
        if function.get("meets_customer", True) and function["id"] not in present:
            found.add("function-not-on-cx-team", function["id"])
    return sorted(set(found))


def touchpoint_findings(project, listed, by_kpi, found):
    limit = add_months(project.as_of, -18)
    for row in listed:
        name, touchpoint = row["touchpoint"], row["content"]
        has_kpi = bool(touchpoint.get("kpis")) or name in by_kpi  # either side may name the other
        if not touchpoint.get("owner"):
            found.add("no-owner", name)
        if not touchpoint.get("process"):
            found.add("no-process", name)
        if not touchpoint.get("systems"):
            found.add("no-system", name)
        if not has_kpi:
            found.add("no-kpi", name)
            if touchpoint.get("moment_of_truth"):
                found.add("moment-of-truth-without-kpi", name)
        if row["customer"] is None:
            found.add("no-customer-score", name)
        behind = [touchpoint["backstage"]] if touchpoint.get("backstage") else []
        support = touchpoint.get("support") or []
        behind += support if isinstance(support, list) else [support]
        if any(isinstance(step, dict) and step.get("score") is not None and step["score"] < row["target"] for step in behind):
            found.add("support-below-target", name)
        if touchpoint.get("frontstage") and not behind:
            found.add("front-stage-without-support", name)
        for pain in touchpoint.get("pains") or []:
            source = pain.get("source")
            kind = source.get("kind") if isinstance(source, dict) else source
            if kind in (None, "internal"):
                found.add("unsupported-pain", f"{name}/{pain['id']}")
        date = row["date"]
        if date is not None and to_date(date, end=True) < limit:  # a period counts from its last day
            found.add("stale-score", name)


def kpi_findings(kpis, found):
    for ident, kpi in kpis.items():
        if not kpi.get("customer_meaning"):
            found.add("kpi-without-customer-meaning", ident)
        series = kpi.get("series")
        empty = not series or (isinstance(series, dict) and "file" in series and not kpi.get("rows"))
        if empty:
            found.add("kpi-without-data", ident)


def journey_findings(project, found):
    limit = add_months(project.as_of, -12)
    relied = set()
    for ident, journey in project.entities["journey"].items():
        relied |= {journey.get("extends"), journey.get("as_is")} - {ident}
        for stage in journey.get("stages") or []:
            for touchpoint in stage.get("touchpoints") or []:
                for way in touchpoint.get("next") or []:
                    if "/" in way["to"]:
                        relied |= {way["to"].split("/")[0]} - {ident}
    for kind, gone in (("feature", "dropped"), ("initiative", "cancelled")):
        for work in project.entities[kind].values():
            if work.get("status") != gone:
                relied |= {name.split("/")[0] for name in [*(work.get("touchpoints") or []), *(work.get("pains") or [])]}
    covered = set()
    for ident, journey in project.journeys.items():
        if not project.counted(ident):
            continue
        if not journey.get("owner"):
            found.add("journey-without-owner", ident)
        if not journey.get("personas"):
            found.add("no-target-persona", ident)
        reviewed = to_date(journey.get("reviewed"))
        if reviewed is None or reviewed < limit:
            found.add("journey-not-reviewed", ident)
        if journey.get("status") == "draft" and ident in relied:
            found.add("draft-relied-on", ident)
        for stage in journey["stages"]:
            covered.add(stage.get("lifecycle"))
            if not stage["touchpoints"]:
                found.add("journey-stage-without-touchpoint", f"{ident}/{stage['id']}")
    for stage in project.settings.get("lifecycle") or []:
        if stage["id"] not in covered:
            found.add("lifecycle-stage-without-journey", stage["id"])


def served_by(project, initiative):
    """Touchpoints of an initiative: its own and its features', each once, in that order."""
    names = list(initiative.get("touchpoints") or [])
    for feature in project.entities["feature"].values():
        if feature.get("initiative") == initiative["id"] and feature.get("status") != "dropped":
            names += feature.get("touchpoints") or []
    return list(dict.fromkeys(names))


def work_findings(project, listed, found):
    """Reading: what is dropped or cancelled neither lacks anything nor serves anything."""
    served = set()
    for ident, feature in project.entities["feature"].items():
        if feature.get("status") == "dropped":
            continue
        served |= set(feature.get("touchpoints") or [])
        for key, kind in (("purpose", "purpose"), ("benefit", "benefit"), ("kpi", "kpi"),
                          ("product_owner", "product-owner"), ("system", "system")):
            if not feature.get(key):
                found.add(f"feature-without-{kind}", ident)
    for ident, initiative in project.entities["initiative"].items():
        if initiative.get("status") == "cancelled":
            continue
        names = served_by(project, initiative)
        served |= set(names)
        if not names:
            found.add("initiative-without-touchpoint", ident)
    for row in listed:
        if row["verdict"] in ("weak", "blind-spot") and row["touchpoint"] not in served:
            found.add("weak-without-work", row["touchpoint"])


def root_causes(listed):
    """{tag: [journey/touchpoint/pain, ...]} of the tags behind two or more pains."""
    causes = {}
    for row in listed:
        for pain in row["content"].get("pains") or []:
            if pain.get("root_cause"):
                causes.setdefault(pain["root_cause"], []).append(f"{row['touchpoint']}/{pain['id']}")
    return {cause: pains for cause, pains in causes.items() if len(pains) >= 2}


def differences(project):
    """Touchpoints added and dropped, of products against their generic journey and of targets against the as-is."""
    result = {}
    for ident, journey in project.journeys.items():
        for key, kind in (("extends", "product"), ("as_is", "to-be")):
            against = project.entities["journey"][ident].get(key)
            if against:
                mine, theirs = ([touchpoint["id"] for _, touchpoint in project.touchpoints(name)] for name in (ident, against))
                result[ident, against, kind] = {"added": set(mine) - set(theirs), "dropped": set(theirs) - set(mine)}
    return result


def shared_findings(listed, found):
    under = {}
    for row in listed:
        touchpoint = row["content"]
        if row["verdict"] in ("weak", "blind-spot"):
            for place in [*(touchpoint.get("systems") or []), touchpoint.get("process")]:
                if place:
                    under.setdefault(place, set()).add(row["touchpoint"])
    for place, names in under.items():
        if len(names) >= 3:
            found.add("hot-spot", place)
    for cause in root_causes(listed):
        found.add("shared-root-cause", cause)


def as_list(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def raci(project):
    """Problems per activity, and what is named besides: {activity or role: [problem, ...]}."""
    activities = project.organisation.get("raci") or []
    problems, accountable_for, seen = {}, {}, set()
    for row in activities:
        parts = {key: as_list(row.get(key)) for key in ("responsible", "accountable", "consulted", "informed")}
        mine = []
        if not parts["accountable"]:
            mine.append("no-accountable")
        elif len(parts["accountable"]) > 1:
            mine.append("several-accountable")
        if not parts["responsible"]:
            mine.append("no-responsible")
        # The accountable role may be a responsible one too; any other second mention is one too many.
        names = [*dict.fromkeys(parts["responsible"] + parts["accountable"]), *parts["consulted"], *parts["informed"]]
        doubled = any(len(set(part)) < len(part) for part in parts.values())
        if doubled or len(set(names)) < len(names):
            mine.append("repeated-role")
        if len(parts["consulted"]) > 5:
            mine.append("too-many-consulted")
        for role in set(parts["accountable"]):
            accountable_for[role] = accountable_for.get(role, 0) + 1
        seen |= {role for part in parts.values() for role in part}
        problems[row["activity"]] = mine
    for role in project.organisation.get("roles") or []:
        mine = []
        if accountable_for.get(role["id"], 0) * 3 > len(activities):
            mine.append("accountable-too-often")
        if role["id"] not in seen:
            mine.append("role-unused")
        if mine:
            problems[role["id"]] = mine
    return problems
