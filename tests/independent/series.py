"""KPIs: section 8 of the definitions. XmR signals, Mann-Kendall trend, target, channel shift."""
import math
import re
import statistics

from project import to_date


def number(period):
    """Periods as whole numbers, one apart: months, quarters or years by their form; days by their ordinal."""
    text = str(period)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return int(match[1]) * 4 + int(match[2]) - 1
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return int(match[1]) * 12 + int(match[2]) - 1
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    raise ValueError(f"a period that is not a month, quarter or year: {text}")


def points(kpi):
    """[(period number, period, value)], ascending."""
    series = kpi.get("series")
    if not series:
        return []
    if isinstance(series, list):
        pairs = [(str(period), float(value)) for period, value in series]
    else:
        pairs = [(row[series["period"]], float(row[series["value"]])) for row in kpi["rows"]]
    return sorted((number(period), period, value) for period, value in pairs)


def runs(data):
    """Stretches without a gap."""
    stretch, step = [], min((b[0] - a[0] for a, b in zip(data, data[1:])), default=1)
    for point in data:
        if stretch and point[0] != stretch[-1][0] + step:
            yield stretch
            stretch = []
        stretch.append(point)
    if stretch:
        yield stretch


def chart(data):
    """XmR limits and signals; a gap breaks the moving range. Reading: neighbours are as near as any two of the series."""
    values = [value for _, _, value in data]
    if len(values) < 6:
        return None
    mean = sum(values) / len(values)
    ranges = [abs(b - a) for stretch in runs(data) for (_, _, a), (_, _, b) in zip(stretch, stretch[1:])]
    moving = sum(ranges) / len(ranges)
    lower, upper = mean - 2.66 * moving, mean + 2.66 * moving
    signals = [(1, period) for _, period, value in data if value < lower or value > upper]
    for stretch in runs(data):
        signals += long_runs(stretch, mean)
        signals += near_limits(stretch, mean, 2.66 * moving)
    return {"n": len(values), "mean": mean, "moving_range": moving, "lower": lower, "upper": upper, "signals": sorted(signals)}


def long_runs(stretch, mean):
    """Rule 2, once per run, at the eighth value."""
    found, side, length = [], 0, 0
    for _, period, value in stretch:
        here = (value > mean) - (value < mean)
        length = 0 if here == 0 else length + 1 if here == side else 1
        side = here
        if length == 8:
            found.append((2, period))
    return found


def near_limits(stretch, mean, width):
    """Rule 3, at the value that completes three of four; not again while the three of four go on."""
    found, window, before = [], [], False
    for _, period, value in stretch:
        if value == mean:
            window, before = [], False
            continue
        window = (window + [(value > mean + width / 2) - (value < mean - width / 2)])[-4:]
        holds = window.count(1) >= 3 or window.count(-1) >= 3
        if holds and not before:
            found.append((3, period))
        before = holds
    return found


def theil_sen(data):
    slopes = [(b[2] - a[2]) / (b[0] - a[0]) for i, a in enumerate(data) for b in data[i + 1:]]
    slope = statistics.median(slopes)
    return slope, statistics.median([value - slope * x for x, _, value in data])


def trend(data, better):
    """Mann-Kendall with ties and continuity correction; from 8 values."""
    n = len(data)
    if n < 8:
        return None
    values = [value for _, _, value in data]
    s = sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1:])
    ties = [values.count(value) for value in set(values)]
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    z = (s - (s > 0) + (s < 0)) / math.sqrt(variance) if variance else 0.0
    p = math.erfc(abs(z) / math.sqrt(2))
    slope, intercept = theil_sen(data)
    if p > 0.05:
        word = "no-clear-trend"
    elif better is None:
        word = "rising" if s > 0 else "falling"
    else:
        word = "improving" if (s > 0) == (better == "higher") else "worsening"
    return {"s": s, "z": z, "p": p, "slope": slope, "intercept": intercept, "verdict": word}


def kpis(project):
    result = []
    for ident, kpi in project.entities["kpi"].items():
        data = points(kpi)
        line = {"kpi": ident, "n": len(data), "mean": None, "moving_range": None, "lower": None, "upper": None, "signals": []}
        line.update(latest=data[-1][2] if data else None, period=data[-1][1] if data else None)
        line.update(chart(data) or {})
        line["trend"] = trend(data, kpi.get("better"))
        line["target"] = target(data, kpi, line["trend"])
        result.append(line)
    return result


def target(data, kpi, line):
    """Met or missed, and the period at which the trend's line meets it."""
    if kpi.get("target") is None:
        return None
    found = {"value": kpi["target"], "met": None, "missed_by": None, "meets_at": None}
    if not data or not kpi.get("better"):
        return found
    last, wanted = data[-1], kpi["target"]
    missed = wanted - last[2] if kpi["better"] == "higher" else last[2] - wanted
    found.update(met=missed <= 0, missed_by=max(missed, 0.0))
    if missed > 0 and line and line["verdict"] != "no-clear-trend" and line["slope"]:
        at = math.ceil((wanted - line["intercept"]) / line["slope"] - 1e-9)
        if last[0] < at < 12 * 7900:
            found["meets_at"] = name(at, last[1])
    return found


def name(at, like):
    """The period with a number, written like another one."""
    if re.fullmatch(r"\d{4}-Q\d", like):
        return f"{at // 4}-Q{at % 4 + 1}"
    if re.fullmatch(r"\d{4}-\d\d", like):
        return f"{at // 12}-{at % 12 + 1:02d}"
    return str(at)


def benefits(project):
    """What was promised against what the KPI shows at that date: of initiatives, then features."""
    result = []
    promises = [(ident, promise) for ident, item in project.entities["initiative"].items() for promise in item.get("outcomes") or []]
    promises += [(ident, item["kpi"]) for ident, item in project.entities["feature"].items() if item.get("kpi")]
    for subject, promise in promises:
        promise = promise if isinstance(promise, dict) else {"kpi": promise}
        ident = promise.get("kpi") or promise.get("id")
        if promise.get("to") is None:
            continue
        data, start = points(project.entities["kpi"][ident]), promise.get("from")
        line = {"subject": subject, "kpi": ident, "from": start, "to": promise["to"], "by": promise.get("by"),
                "value": None, "observed": None, "so_far": None}
        if promise.get("by") is not None:
            day = to_date(promise["by"], end=True)
            held = [value for _, period, value in data if to_date(period) <= day <= to_date(period, end=True)]
            line["value"] = held[0] if held else None
        if start is not None:
            line["observed"] = None if line["value"] is None else line["value"] - start
            line["so_far"] = data[-1][2] - start if data else None
        result.append(line)
    return result


def channels(project):
    result = []
    for ident, mix in project.entities["channel-mix"].items():
        series, counts = mix["series"], {}
        for row in mix["rows"]:
            period = counts.setdefault(row[series["period"]], {})
            channel = row[series["channel"]]
            period[channel] = period.get(channel, 0.0) + float(row[series["value"]])
        periods = []
        for period in sorted(counts, key=number):
            total = sum(counts[period].values())
            shares = {channel: value / total for channel, value in counts[period].items()}
            digital = sum(value for channel, value in counts[period].items() if project.channels[channel] == "digital") / total
            periods.append({"period": period, "contacts": total, "digital_share": digital, "shares": shares})
        slope, _ = theil_sen([(number(line["period"]), line["period"], line["digital_share"]) for line in periods])
        result.append({"kpi": ident, "periods": periods, "slope": slope,
                       "change_points": 100 * (periods[-1]["digital_share"] - periods[0]["digital_share"]),
                       "change_digital": change(periods, True), "change_human": change(periods, False)})
    return result


def change(periods, digital):
    """Contacts of one kind, from the first to the last period."""
    kind = [line["contacts"] * (line["digital_share"] if digital else 1 - line["digital_share"]) for line in (periods[0], periods[-1])]
    return kind[1] - kind[0]
