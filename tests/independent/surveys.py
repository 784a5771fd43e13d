"""Surveys and drivers: sections 1 and 2 of the definitions, from the raw answers, with numpy and scipy.

The idea: each question is a column of doubles, nan where there is no answer; every figure is a sum over a mask.
"""
import csv
import gzip
import math
import os

import numpy
from scipy.special import betaincinv

Z = 1.959964
LEAST, SMALL, GROUPS, CASES = 5, 30, 500, 10


def number(text):
    """A plain finite number, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and not set(text.lower()) & set("infax_") else None


def matches(text, word):
    """Compared as trimmed text, and by value where both are numbers."""
    word = ("true" if word is True else "false" if word is False else str(word)).strip()
    if text == word:
        return True
    left, right = number(text), number(word)
    return left is not None and right is not None and left == right


def listed(text, words):
    return any(matches(text, word) for word in (words if isinstance(words, list) else [words]))


def scale_of(question):
    if question["kind"] == "nps":
        return 0.0, 10.0
    if question["kind"] == "share":
        return 0.0, 1.0
    return tuple(map(float, question["scale"]))


def answer(question, missing, text):
    """The answer as a double; nan: none, or one that cannot be used."""
    text = text.strip()
    if text == "" or listed(text, missing) or listed(text, question.get("missing") or []):
        return math.nan
    for word, value in (question.get("map") or {}).items():
        if matches(text, word):
            found = float(value)
            break
    else:
        found = number(text)
    low, high = scale_of(question)
    if found is None or not low <= found <= high or (question["kind"] in ("nps", "share") and found % 1):
        return math.nan
    return low + high - found if question.get("reverse") else found


def read_rows(folder, names, delimiter):
    """Rows of all files as {trimmed header: text}."""
    for name in names if isinstance(names, list) else [names]:
        opened = gzip.open if name.endswith(".gz") else open
        with opened(os.path.join(folder, name), "rt", encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, delimiter=delimiter or ",")
            header = [cell.strip() for cell in next(lines)]
            for cells in lines:
                if cells and cells != [""]:
                    yield dict(zip(header, cells))


class Survey:
    """The answers of one survey: a column for each question, the outcome's under "outcome"."""

    def __init__(self, folder, mapping):
        self.ident, self.wave, self.mapping = mapping["id"], str(mapping["wave"]), mapping
        self.questions = {question["id"]: question for question in mapping.get("questions") or []}
        self.outcome = mapping.get("outcome")
        every = {**({"outcome": self.outcome} if self.outcome else {}), **self.questions}
        columns = mapping.get("columns") or {}
        missing = mapping.get("missing") or []
        persona = columns.get("persona")
        persona = {"column": persona} if isinstance(persona, str) else persona
        codes = {str(code).strip(): ident for code, ident in ((persona or {}).get("map") or {}).items()}
        self.rows, self.unweighted, weights, segments, personas = 0, 0, [], [], []
        answers = {ident: [] for ident in every}
        for row in read_rows(folder, mapping["file"], mapping.get("delimiter")):
            self.rows += 1
            weight = 1.0
            if columns.get("weight"):
                text = row[columns["weight"]].strip()
                weight = None if text == "" or listed(text, missing) else number(text)
                if weight is None or weight <= 0:
                    self.unweighted += 1
                    continue
            weights.append(weight)
            segments.append(self.group(row, columns.get("segment"), missing))
            word = self.group(row, persona and persona["column"], missing)
            personas.append(codes.get(row[persona["column"]].strip()) if codes else word)
            for ident, question in every.items():
                answers[ident].append(answer(question, missing, row[question["column"]]))
        self.every = every
        self.weights = numpy.array(weights)
        self.answers = {ident: numpy.array(column) for ident, column in answers.items()}
        everybody = numpy.ones(len(weights), bool)
        self.groups = {"all": everybody, **self.masks("segment", segments), **self.masks("persona", personas)}

    @staticmethod
    def group(row, column, missing):
        if not column:
            return None
        text = row[column].strip()
        return None if text == "" or listed(text, missing) else text

    @staticmethod
    def masks(kind, values):
        names = sorted({value for value in values if value is not None})
        if len(names) > GROUPS:
            return {}
        column = numpy.array([value if value is not None else "" for value in values], dtype=object)
        return {f"{kind}={name}": column == name for name in names}

    def moments(self, ident, mask):
        """n, effective n, weighted mean and deviation of a question in a group."""
        column = self.answers[ident]
        used = mask & ~numpy.isnan(column)
        w, x = self.weights[used], column[used]
        n = int(used.sum())
        if n == 0:
            return 0, math.nan, math.nan, math.nan, x, w
        n_effective = w.sum() ** 2 / (w ** 2).sum()
        mean = (w * x).sum() / w.sum()
        deviation = math.nan
        if n_effective > 1 + 1e-9:
            deviation = math.sqrt((w * (x - mean) ** 2).sum() / w.sum() * n_effective / (n_effective - 1))
        return n, n_effective, mean, deviation, x, w

    def measure(self, project, ident, mask, kind=None):
        """n, n_effective, value, low, high and the standard error for comparing; None below five answers."""
        question = self.every[ident]
        kind = kind or question["kind"]
        n, n_effective, mean, deviation, x, w = self.moments(ident, mask)
        if n < LEAST:
            return {"n": n, "n_effective": None, "value": None, "low": None, "high": None, "error": None}
        low_end, high_end = scale_of(question)
        if kind == "nps":
            found = nps(share_of(x >= 9, w), share_of(x <= 6, w), n_effective)
        elif kind == "csat":
            found = share(share_of(x > high_end - question.get("top", 2), w), n_effective)
        elif kind == "share":
            found = share(mean, n_effective)
        else:
            found = mean_of(mean, deviation, n_effective)
        if kind in ("score", "rescaled"):
            found = rescale(found, low_end, high_end, project.low, project.high)
        value, low, high, error = found
        return {"n": n, "n_effective": n_effective, "value": value, "low": low, "high": high, "error": error}


def share_of(mask, weights):
    return float((weights * mask).sum() / weights.sum())


def nps(promoters, detractors, n):
    more = n + 3
    p, d = (promoters * n + .75) / more, (detractors * n + .75) / more
    error = 100 * math.sqrt((p + d - (p - d) ** 2) / more)
    centre = 100 * (p - d)
    return 100 * (promoters - detractors), max(centre - Z * error, -100.0), min(centre + Z * error, 100.0), error


def share(part, n):
    """Wilson: the ends are the roots of (p - part)² = z² p (1 - p) / n."""
    a, b, c = 1 + Z * Z / n, -(2 * part + Z * Z / n), part * part
    root = math.sqrt(max(b * b - 4 * a * c, 0.0))
    centre = (part * n + Z * Z / 2) / (n + Z * Z)
    return part, (-b - root) / (2 * a), (-b + root) / (2 * a), math.sqrt(centre * (1 - centre) / (n + Z * Z))


def student(df):
    """The 97.5 % quantile of Student's t; scipy's own misses by 1e-9 where df is no whole number."""
    x = float(betaincinv(df / 2, 0.5, 0.05))
    return math.sqrt(df * (1 - x) / x)


def mean_of(mean, deviation, n):
    if math.isnan(deviation):
        return mean, None, None, None
    error = deviation / math.sqrt(n)
    half = student(n - 1) * error
    return mean, mean - half, mean + half, error


def rescale(found, from_low, from_high, low, high):
    factor = (high - low) / (from_high - from_low)
    value, bottom, top, error = found
    move = lambda number: None if number is None else low + (number - from_low) * factor
    return move(value), move(bottom), move(top), None if error is None else error * factor


def correlation(x, y, w):
    """Weighted; nan with a constant."""
    if len(x) < 2:
        return math.nan
    x, y = x - (w * x).sum() / w.sum(), y - (w * y).sum() / w.sum()
    xx, yy = (w * x * x).sum(), (w * y * y).sum()
    if xx <= 1e-9 or yy <= 1e-9:
        return math.nan
    return float((w * x * y).sum() / math.sqrt(xx * yy))


def relative_weights(matrix, with_outcome):
    """Johnson's, or None for a singular matrix."""
    values, vectors = numpy.linalg.eigh(matrix)
    if values.min() < 1e-9:
        return None
    root = vectors @ numpy.diag(numpy.sqrt(values)) @ vectors.T
    beta = numpy.linalg.solve(root, with_outcome)
    return (root ** 2) @ (beta ** 2)


def drivers(survey):
    if not survey.outcome or not survey.questions:
        return None
    columns, names = {survey.outcome["column"]}, []
    for ident, question in survey.questions.items():
        if question["column"] not in columns:
            columns.add(question["column"])
            names.append(ident)
    if not names:
        return None
    y, w = survey.answers["outcome"], survey.weights
    table = {ident: survey.answers[ident] for ident in names}
    given = ~numpy.isnan(y)
    pair = lambda one, two: given & ~numpy.isnan(one) & ~numpy.isnan(two)
    rows = {}
    for ident in names:
        used = pair(table[ident], y)
        r = correlation(table[ident][used], y[used], w[used])
        rows[ident] = {"question": ident, "r": None if math.isnan(r) else r, "weight": None, "share": None, "importance": None}
    result = {"outcome": survey.outcome["column"], "r2": None, "basis": None, "withheld": None, "items": rows}
    complete = given.copy()
    for ident in survey.questions:
        complete &= ~numpy.isnan(survey.answers[ident])
    count = len(names)
    result["n"] = int(complete.sum())
    mask, basis = (lambda one, two: complete), "complete"
    if result["n"] < CASES * count:
        mask, basis = pair, "pairwise"
        least = min(int(pair(table[a], other).sum()) for i, a in enumerate(names)
                    for other in [*(table[b] for b in names[i + 1:]), y])
        if least < CASES * count:
            return {**result, "withheld": "too-few"}
        result["n"] = least
    matrix, outcome = numpy.eye(count), numpy.zeros(count)
    for i, a in enumerate(names):
        used = mask(table[a], y)
        outcome[i] = correlation(table[a][used], y[used], w[used])
        for j in range(i):
            used = mask(table[a], table[names[j]])
            matrix[i, j] = matrix[j, i] = correlation(table[a][used], table[names[j]][used], w[used])
    if numpy.isnan(matrix).any() or numpy.isnan(outcome).any():
        return {**result, "withheld": "constant"}
    weights = relative_weights(matrix, outcome)
    if weights is None:
        return {**result, "withheld": "singular"}
    for ident, weight in zip(names, weights):
        rows[ident].update(weight=float(weight), share=float(weight / weights.sum()), importance=float(10 * weight / weights.max()))
    return {**result, "basis": basis, "r2": float(weights.sum())}


def change(earlier, later):
    difference = later["value"] - earlier["value"]
    half = Z * math.hypot(earlier["error"], later["error"])
    low, high = difference - half, difference + half
    return {"difference": difference, "low": low, "high": high,
            "verdict": "up" if low > 0 else "down" if high < 0 else "no-clear-change"}


class Surveys:
    """All surveys of a project that have raw answers, by wave, and what they tell of touchpoints and journeys."""

    def __init__(self, project):
        self.project = project
        self.items = sorted((Survey(mapping["folder"], mapping) for mapping in project.entities["survey"].values()
                             if mapping.get("file")), key=lambda survey: (survey.wave, survey.ident))
        self.by_id = {survey.ident: survey for survey in self.items}
        self.drivers = {survey.ident: drivers(survey) for survey in self.items}
        self.results = [self.result(survey) for survey in self.items]
        self.asked = {}
        for survey in self.items:
            for ident, question in survey.questions.items():
                if question.get("touchpoint"):
                    self.asked[question["touchpoint"]] = (survey, ident)  # the latest wave wins

    def result(self, survey):
        rows = []
        for ident in survey.every:
            for group, mask in survey.groups.items():
                found = survey.measure(self.project, ident, mask)
                if group == "all" or found["n"] > 0:
                    rows.append({"question": ident, "kind": survey.every[ident]["kind"], "group": group, **found,
                                 "small": found["n"] < SMALL})
        return {"survey": survey.ident, "wave": survey.wave, "rows": survey.rows, "unweighted": survey.unweighted, "questions": rows,
                "drivers": self.drivers[survey.ident], "changes": self.changes(survey)}

    def changes(self, later):
        found = []
        for ident, question in later.every.items():
            to = later.measure(self.project, ident, later.groups["all"])
            before = [survey for survey in self.items if survey.wave < later.wave and ident in survey.every
                      and survey.every[ident]["kind"] == question["kind"]]
            measured = [(survey, survey.measure(self.project, ident, survey.groups["all"])) for survey in before]
            measured = [(survey, past) for survey, past in measured if past["error"] is not None]
            if to["error"] is not None and measured:
                survey, past = measured[-1]
                found.append({"question": ident, "from_wave": survey.wave, "to_wave": later.wave, **change(past, to)})
        return found

    def score(self, survey, ident, low, high, group="all"):
        """The answers of a group as a mean (a share: as a share) on a scale; None below five answers."""
        question = survey.every[ident]
        mask = survey.groups.get(group)
        found = survey.measure(self.project, ident, mask, "share" if question["kind"] == "share" else "ces") if mask is not None else None
        if not found or found["value"] is None:
            return None
        place = rescale((found["value"], found["low"], found["high"], None), *scale_of(question), low, high)
        return {"value": place[0], "low": place[1], "high": place[2], "n": found["n"], "wave": survey.wave}

    def question_of(self, touchpoint, name):
        """The survey and question that a touchpoint's customer score comes from."""
        typed = (touchpoint.get("score") or {}).get("customer")
        if isinstance(typed, dict):
            return self.by_id[typed["survey"]], typed["question"]
        return self.asked.get(name) if typed is None else None

    def customer(self, touchpoint, name, group="all"):
        source = self.question_of(touchpoint, name)
        return self.score(*source, self.project.low, self.project.high, group) if source else None

    def importance(self, name):
        """From the drivers of the latest wave that asks about a touchpoint."""
        survey, ident = self.asked.get(name, (None, None))
        told = self.drivers[survey.ident] if survey else None
        return told["items"].get(ident, {}).get("importance") if told else None

    def journey_importance(self, measure):
        found = self.score(self.by_id[measure["survey"]], measure["question"], 0, 10)
        return found["value"] if found else None
