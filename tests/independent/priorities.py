"""Priorities: section 5 of the definitions. Borda points, Kendall's W, model score, index, rank range."""
import math

from experience import served_by

OPEN_INITIATIVE = ("proposed", "approved", "in-progress", "blocked", None)
OPEN_FEATURE = ("idea", "ready", "doing", None)


def midranks(order, items):
    """Ranks on one ballot: ties share the mean of their ranks, the unranked that of the remaining ones."""
    ranks, position = {}, 1
    for place in order:
        group = [item for item in (place if isinstance(place, list) else [place]) if item in items]
        for item in group:
            ranks[item] = position + (len(group) - 1) / 2
        position += len(group)
    rest = [item for item in items if item not in ranks]
    for item in rest:
        ranks[item] = position + (len(rest) - 1) / 2
    return ranks


def ballots(rankings, items):
    """(weight, ranks) of each ballot that still names an open item."""
    result = []
    for ranking in rankings:
        flat = [code for place in ranking["order"] for code in (place if isinstance(place, list) else [place])]
        if any(code in items for code in flat):
            result.append((ranking.get("weight", 1), midranks(ranking["order"], items)))
    return result


def borda(votes, items):
    if not votes:
        return {}
    count, total = len(items), sum(weight for weight, _ in votes)
    if count == 1:
        return {items[0]: 1.0}
    return {item: sum(weight * (count - ranks[item]) / (count - 1) for weight, ranks in votes) / total for item in items}


def upper_gamma(a, x):
    """Regularised upper incomplete gamma function Q(a, x), by series or continued fraction."""
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        k = a
        while abs(term) > abs(total) * 1e-17:
            k += 1
            term *= x / k
            total += term
        return 1 - front * total
    b = x + 1 - a
    c, d = 1e300, 1 / b
    h = d
    for i in range(1, 10000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        step = c * d
        h *= step
        if abs(step - 1) < 1e-16:
            break
    return front * h


def agreement(votes, items):
    """Kendall's W with tie correction; nothing for fewer than 2 ballots or 3 items, or everything tied."""
    k, m = len(votes), len(items)
    if k < 2 or m < 3:
        return None
    sums = [sum(ranks[item] for _, ranks in votes) for item in items]
    ties = 0
    for _, ranks in votes:
        for rank in set(ranks.values()):
            t = sum(value == rank for value in ranks.values())
            ties += t ** 3 - t
    divisor = k * k * m * (m * m - 1) - k * ties
    if divisor == 0:
        return None
    mean = k * (m + 1) / 2
    w = 12 * sum((value - mean) ** 2 for value in sums) / divisor
    chi2 = k * (m - 1) * w
    word = "weak" if w < 0.3 else "moderate" if w < 0.5 else "good" if w < 0.7 else "strong"
    return {"w": w, "chi2": chi2, "df": m - 1, "p": upper_gamma((m - 1) / 2, chi2 / 2), "word": word}


def rank_ranges(scaled, points):
    """Best and worst rank of each item over alpha in [0, 1], read inside the intervals between crossings."""
    names = list(scaled)
    cuts = {0.0, 1.0}
    for i, a in enumerate(names):
        for b in names[:i]:
            slope = (points[a] - scaled[a]) - (points[b] - scaled[b])
            if slope != 0:
                alpha = (scaled[b] - scaled[a]) / slope
                if 0 < alpha < 1:
                    cuts.add(alpha)
    cuts = sorted(cuts)
    ranges = {name: [len(names) + 1, 0] for name in names}
    for start, end in zip(cuts, cuts[1:]):
        if end - start < 1e-12:      # the same crossing, twice by rounding
            continue
        alpha = (start + end) / 2
        value = {name: (1 - alpha) * scaled[name] + alpha * points[name] for name in names}
        for name in names:
            rank = 1 + sum(other > value[name] + 1e-15 for other in value.values())
            ranges[name][0] = min(ranges[name][0], rank)
            ranges[name][1] = max(ranges[name][1], rank)
    return ranges


def weighted(pairs):
    """Weighted mean of the values that are given: one alone is the mean."""
    pairs = [(weight, value) for weight, value in pairs if value is not None]
    if not pairs:
        return None
    total = sum(weight for weight, _ in pairs)
    if len(pairs) == 1:
        return pairs[0][1]
    return sum(weight * value for weight, value in pairs) / total if total else None


def scores(project, items, touchpoints, rows):
    """Benefit, cost and model score of each item. `items`: open ones; `touchpoints`: {id: [names]}."""
    settings = project.settings.get("priority") or {}
    weights = settings.get("weights") or {}
    shortfalls = {row["touchpoint"]: row["importance"] * row["shortfall"] for row in rows if row["shortfall"] is not None}
    sums = {}
    for ident in items:
        known = [shortfalls[name] for name in touchpoints[ident] if name in shortfalls]
        sums[ident] = sum(known) if known else None   # no measured touchpoint: nothing to derive from
    largest = max((value for value in sums.values() if value is not None), default=0)
    tops = {key: max(((item.get("cost") or {}).get(key) or 0 for item in items.values()), default=0) for key in ("money", "effort")}
    lines = {}
    for ident, item in items.items():
        benefit, cost = item.get("benefit") or {}, item.get("cost") or {}
        customer, derived = benefit.get("customer"), False
        if customer is None and sums[ident] is not None and largest > 0:
            customer, derived = 10 * sums[ident] / largest, True
        value = weighted([(weights.get("customer", 0.5), customer), (weights.get("business", 0.5), benefit.get("business"))])
        scaled = {key: None if cost.get(key) is None else (10 * cost[key] / tops[key] if tops[key] else 0.0) for key in tops}
        spent = weighted([(weights.get("cost", 0.5), scaled["money"]), (weights.get("effort", 0.5), scaled["effort"])])
        lines[ident] = {"customer_benefit": customer, "business_benefit": benefit.get("business"), "derived": derived,
                        "cost": spent, "value": value, "score": model_score(settings.get("model", "benefit-cost"), item, value, spent)}
    return lines


def model_score(model, item, value, cost):
    if value is None:
        return None
    if model == "rice":
        reach, effort = item.get("reach"), (item.get("cost") or {}).get("effort")
        if not effort or reach is None:
            return None
        return reach * (0.25 + 0.275 * value) * item.get("confidence", 1) / (effort / 20)
    if cost is None:
        return None
    if model == "wsjf":
        return (max(value, 1) + item.get("time_criticality", 1) + item.get("risk_reduction", 1)) / max(cost, 1)
    return value / max(cost, 0.5)


def place(lines, alpha, points):
    """Index, level, rank, quadrant and Pareto for the scored; the others keep none of them."""
    scored = [ident for ident in lines if lines[ident]["score"] is not None]
    top = max((lines[ident]["score"] for ident in scored), default=0)
    if top <= 0:
        scored = []
    ranges = {}
    if points and scored:
        ranges = rank_ranges({i: lines[i]["score"] / top for i in scored}, {i: points[i] for i in scored})
    for ident, line in lines.items():
        line.update({"borda": points.get(ident), "index": None, "level": None, "rank": None, "rank_best": None,
                     "rank_worst": None, "quadrant": None, "pareto": False})
        if line["value"] is not None and line["cost"] is not None:
            line["quadrant"] = (("major-project" if line["cost"] >= 5 else "quick-win") if line["value"] >= 5
                                else ("thankless-task" if line["cost"] >= 5 else "fill-in"))
            line["pareto"] = not any(
                other["value"] >= line["value"] and other["cost"] <= line["cost"]
                and (other["value"] > line["value"] or other["cost"] < line["cost"])
                for other in lines.values() if other["value"] is not None and other["cost"] is not None)
        if ident in scored:
            line["index"] = (1 - alpha) * line["score"] / top + alpha * points.get(ident, 0.0)
            line["level"] = "high" if line["index"] >= 0.66 else "medium" if line["index"] >= 0.33 else "low"
        if ident in ranges:
            line["rank_best"], line["rank_worst"] = ranges[ident]
    # Reading: equal indexes keep the order of their ids, so that every scored item has a rank of its own.
    order = sorted(scored, key=lambda ident: (-lines[ident]["index"], ident))
    for index, ident in enumerate(order):
        lines[ident]["rank"] = index + 1


def initiatives(project, rows):
    everything = project.entities["initiative"]
    items = {ident: item for ident, item in sorted(everything.items()) if item.get("status") in OPEN_INITIATIVE}
    votes = ballots(project.rankings, list(items))
    points = borda(votes, list(items))
    weights = (project.settings.get("priority") or {}).get("weights") or {}
    alpha = weights.get("stakeholders", 0.5) if votes else 0.0
    lines = scores(project, items, {ident: served_by(project, item) for ident, item in items.items()}, rows)
    place(lines, alpha, points)
    for ident, item in items.items():
        before = [everything[code] for code in item.get("depends_on") or []]
        lines[ident]["feasible"] = not (
            item.get("status") == "blocked" or any(other.get("status") == "cancelled" for other in before)
            or any(other.get("due") and item.get("due") and other["due"] > item["due"] and other.get("status") != "done"
                   for other in before))
    return {"alpha": alpha, "items": lines, "agreement": agreement(votes, list(items))}


def features(project, rows):
    items = {ident: item for ident, item in sorted(project.entities["feature"].items()) if item.get("status") in OPEN_FEATURE}
    lines = scores(project, items, {ident: item.get("touchpoints") or [] for ident, item in items.items()}, rows)
    place(lines, 0.0, {})
    return lines
