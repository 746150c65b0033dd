"""What a certificate supplement says: twenty fields, in French and English, final when returned.

Sources: the Diploma Supplement of the Lisbon Recognition Convention (its eight sections) and the Council
Recommendation 2022/C 243/02 (its eleven elements); P-PG (2020) 10, P-PG/Academy, items 7 to 10. What is not on record
is said not to be, with whose decision it is: nothing is filled in.
"""

from certificates.supplement.gathered import Case, gather
from certificates.supplement.sections import sections_of

__all__ = ["Case", "gather", "sections_of"]
