"""Makes the airport's project over from its raw surveys. usage: airport_surveys.py FOLDER

Copies airport/ to FOLDER without the typed customer scores and adds the two waves of airport-surveys/ with the
files of ../shared/data (or $FLIGHTPATH_SHARED), so that every score, driver and change comes from raw answers.
"""
import os
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("FLIGHTPATH_SHARED") or os.path.join(HERE, "../../../shared/data")


def main(folder):
    shutil.copytree(os.path.join(HERE, "airport"), folder)
    for name in os.listdir(os.path.join(folder, "journeys")):
        path = os.path.join(folder, "journeys", name)
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        kept = [line for line in lines if not re.match(r" +(score|by_persona): \{", line)]
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(kept) + "\n")
    shutil.copytree(os.path.join(HERE, "airport-surveys"), os.path.join(folder, "surveys"))
    for year in (2017, 2018):
        shutil.copy(os.path.join(SHARED, "sfo-survey", f"{year}_SFO_Customer_Survey.csv"), os.path.join(folder, "surveys"))


main(sys.argv[1])
