"""Units: a page for each of the 10 districts, 102 communes of 2023 and 96 communes of today."""
