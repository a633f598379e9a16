"""Who measures, and what they write; read without Django too."""

from __future__ import annotations

from typing import Final

EMAIL: Final = "measuring@bench-example.invalid"
PASSWORD: Final = "bench-example-1"
JUSTIFICATION: Final = (
    "The board looks at this twice a year, last in September, and the minutes say who does what until when. The "
    "figures come from the register of participants and were compared with the year before. Two of the three measures "
    "agreed in spring are finished; the third waits for the partner region and is due before summer. An assessor can "
    "check it in the register, in the plan of the year and in the minutes named below."
)
