#!/usr/bin/env python3
"""generate.py COUNT FOLDER: writes a project of COUNT journeys, each with 12 touchpoints and a note of
300 words; the same every time."""
import os
import random
import sys

WORDS = ("customer order bill portal technician waits price address quote contract line number team answer "
         "promise date status agent call letter visit router link change request form page screen day week").split()
TOUCHPOINT = """      - id: t{number}
        name: {name}
        channel: {channel}
        customer: {customer}
        frontstage: {frontstage}
        backstage: {backstage}
        questions: [{question}?]
        thinks: {thinks}
        emotion: {emotion}
        process: P-{number:03d}
        score: {{internal: {internal}, customer: {score}, responses: {responses}, importance: {importance}, source: survey}}
        pains: [{{id: p1, text: {pain}, severity: {severity}, frequency: 0.{frequency}, source: survey, root_cause: cause-{cause}}}]
        opportunities: [{opportunity}]
"""


def main(count, folder):
    dice = random.Random(7)

    def words(number):
        return " ".join(dice.choice(WORDS) for _ in range(number))

    os.makedirs(f"{folder}/journeys")
    os.makedirs(f"{folder}/notes")
    with open(f"{folder}/flightpath.yaml", "w") as file:
        file.write("title: Generated project\nas_of: 2026-03-31\nlifecycle:\n"
                   "  - {id: find, name: Find}\n  - {id: use, name: Use}\n")
    for index in range(count):
        parts = [f"name: Journey {index} {words(2)}\ngoal: {words(6)}\n"
                 f"importance: {dice.randint(3, 10)}\nstages:\n"]
        number = 0
        for stage in range(3):
            parts.append(f"  - id: s{stage}\n    name: Stage {stage}\n"
                         f"    lifecycle: {'find' if stage < 2 else 'use'}\n    touchpoints:\n")
            for _ in range(4):
                number += 1
                parts.append(TOUCHPOINT.format(
                    number=number, name=words(3).capitalize(),
                    channel=dice.choice(["web", "phone", "portal", "email"]), customer=words(7),
                    frontstage=words(4), backstage=words(5), question=words(5), thinks=words(5),
                    emotion=dice.randint(-2, 2), internal=dice.randint(40, 90) / 10,
                    score=dice.randint(30, 95) / 10, responses=dice.randint(30, 400),
                    importance=dice.randint(3, 10), pain=words(6), severity=dice.randint(1, 5),
                    frequency=dice.randint(1, 9), cause=dice.randint(1, 9), opportunity=words(5)))
        with open(f"{folder}/journeys/j{index:05d}.yaml", "w") as file:
            file.write("".join(parts))
        with open(f"{folder}/notes/j{index:05d}.md", "w") as file:
            file.write(f"---\nabout: j{index:05d}\ntitle: Note {index}\n---\n")
            file.write("\n\n".join(words(50).capitalize() + "." for _ in range(6)) + "\n")


main(int(sys.argv[1]), sys.argv[2])
