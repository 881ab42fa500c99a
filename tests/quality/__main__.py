"""The figures today, and the floors they may not fall under.

python -m tests.quality            figures beside their floors
python -m tests.quality --raise    lift each floor to today's figure; none is ever lowered
"""

from __future__ import annotations

import argparse
import json

from tests.quality.measure import figures
from tests.quality.test_floors import FLOORS, floors, raised


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--raise", action="store_true", dest="lift")
    given = options.parse_args()
    today = figures()
    for name, figure in today.items():
        print(f"{figure:6.1f}  (floor {floors().get(name, 0.0):.1f})  {name}")
    if given.lift:
        text = json.dumps(raised(floors(), today), indent=1, ensure_ascii=False)
        FLOORS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
