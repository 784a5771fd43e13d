#!/usr/bin/env python3
"""compare.py FOLDER: holds what chromium.mjs saw of each drawing against its PDF and its PNG. Prints a test a line."""
import glob
import html
import json
import os
import re
import subprocess
import sys
import unicodedata

import numpy
from PIL import Image, ImageChops, ImageFilter

MOST_PX = 0.5         # between places of a word
MOST_SHARE = 0.001    # of pixels that differ once letters' edges are blurred
MOST_DIFFERENCE = 40  # of 255, of a blurred pixel that does not count as different


def test(name, good, detail):
    print(f"{'ok' if good else 'not ok'} - {name}")
    if not good:
        print(f"  {detail}")
    return good


def pdf_words(path):
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    rows = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', text)
    return [(html.unescape(word), *map(float, box)) for *box, word in rows]


def leftward(word):
    """Whether a word runs from right to left: pdftotext gives those letter by letter."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word)


def places(svg, pdf):
    """The distances of the words' starts, ends and base lines, in px; and the words without a partner. A base line in the
    PDF lies at the same share of every word's box."""
    svg = [item for item in svg if not leftward(item["word"])]
    pdf = [row for row in pdf if not leftward(row[0])]
    left = {}
    for word, x0, y0, x1, y1 in pdf:
        left.setdefault(word, []).append((x0, y0, x1, y1))
    pairs, alone = [], []
    for item in svg:
        near = sorted(left.get(item["word"], []), key=lambda box: abs(box[0] - item["x"]) + abs(box[3] - item["y"]))
        if not near:
            alone.append(item["word"])
            continue
        left[item["word"]].remove(near[0])
        pairs.append((item, near[0]))
    alone += [word for word, boxes in left.items() for _ in boxes]
    share = numpy.median([(item["y"] - y0) / (y1 - y0) for item, (_, y0, _, y1) in pairs])
    distances = [(max(abs(item["x"] - x0), abs(item["end"] - x1), abs(item["y"] - y0 - share * (y1 - y0))), item["word"])
                 for item, (x0, y0, x1, y1) in pairs]
    return distances, alone


def as_drawn(svg, pdf):
    """The words of a page of the report, whose drawing stands somewhere on it in some size, as if it were alone at 1:1;
    both are found from the words that occur once."""
    pdf = [row for row in pdf if not row[0].startswith("zq")]
    once = {row[0]: row for row in pdf if sum(other[0] == row[0] for other in pdf) == 1}
    pairs = [(item, once[item["word"]]) for item in svg
             if item["word"] in once and sum(other["word"] == item["word"] for other in svg) == 1]
    x, size, y = (numpy.array([item[key] for item, _ in pairs]) for key in ("x", "size", "y"))
    scale, left = numpy.polyfit(x, [row[1] for _, row in pairs], 1)
    below = numpy.array([row[4] for _, row in pairs]) - scale * y
    (top, _), *_ = numpy.linalg.lstsq(numpy.column_stack([numpy.ones(len(pairs)), size]), below, rcond=None)
    return scale, [(word, (x0 - left) / scale, (y0 - top) / scale, (x1 - left) / scale, (y1 - top) / scale)
                   for word, x0, y0, x1, y1 in pdf]


def share_different(one, other):
    images = [Image.open(path).convert("RGB") for path in (one, other)]
    size = [min(sides) for sides in zip(*(image.size for image in images))]
    blurred = [image.crop((0, 0, *size)).filter(ImageFilter.BoxBlur(2)) for image in images]
    difference = numpy.asarray(ImageChops.difference(*blurred)).max(axis=2)
    return (difference > MOST_DIFFERENCE).mean(), difference.max()


def main(folder):
    good = True
    for path in sorted(glob.glob(os.path.join(folder, "*.words.json"))):
        stem = path.removesuffix(".words.json")
        name = os.path.basename(stem)
        words = json.load(open(path, encoding="utf-8"))
        distances, alone = places(words, pdf_words(stem + ".pdf"))
        worst = max(distances, default=(0, ""))
        good &= test(f"{name}: {len(distances)} words lie in the PDF where they lie in the SVG (within {worst[0]:.2f} px)",
                     worst[0] <= MOST_PX and not alone and len(distances) > 0, f"{worst}, without a partner: {alone[:10]}")
        scale, drawn = as_drawn(words, pdf_words(stem + ".page.pdf"))
        distances, alone = places(words, drawn)
        worst = max(distances, default=(0, ""))
        good &= test(f"{name}: {len(distances)} words lie in the report's PDF where they lie in the SVG (within "
                     f"{worst[0]:.2f} px, at {scale:.3f} pt a px)", worst[0] <= MOST_PX and not alone,
                     f"{worst}, without a partner: {alone[:10]}")
        share, most = share_different(stem + ".png", stem + ".chromium.png")
        good &= test(f"{name}: PNG and SVG differ in {share * 1e6:.0f} of a million blurred pixels", share <= MOST_SHARE,
                     f"at most {most:.0f} of 255")
        share, most = share_different(stem + ".chromium.png", stem + ".page.png")
        good &= test(f"{name}: the same as an image on a strict page", share <= MOST_SHARE, f"{share:.6f}, at most {most:.0f} of 255")
    return 0 if good else 1


sys.exit(main(sys.argv[1]))
