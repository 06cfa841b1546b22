"""Page: what the calculators' pages ask of lists and scenarios, behind `calculators.browser`."""
