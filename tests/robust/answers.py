"""Writes answers of a survey that are too many for one part of a file. usage: answers.py FILE ROWS [WRONG...]

WRONG: "cells" that cannot be used near the ends of parts, "fields" and "quotes" that are errors. Comments hold line
ends and quotes, so that parts begin inside of them.
"""
import random
import sys

TEXT = 'one "quoted" word,\n1,2,3\n"' * 40


def row(number, dice, wrong):
    cells = [str(dice.randint(1, 5)), str(dice.randint(0, 10)), dice.choice(["0.75", "1.25", "2"]), dice.choice("ABC")]
    if "cells" in wrong and number % 977 == 0:
        cells[0] = f"bad {number}"
    words = TEXT[:dice.randint(0, len(TEXT))] if number % 3 == 0 else "plain words " * dice.randint(0, 3)
    cells.append('"' + words.replace('"', '""') + '"' if set(words) & set('",\n') else words)
    if "fields" in wrong and number % 50000 == 49999:
        cells.append("one more")
    if "quotes" in wrong and number % 50000 == 29999:
        cells[4] = '"closed" early'
    return ",".join(cells)


def main(path, count, wrong):
    dice = random.Random(3)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("x,y,w,s,words\n")
        for number in range(count):
            file.write(row(number, dice, wrong) + "\n")


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
