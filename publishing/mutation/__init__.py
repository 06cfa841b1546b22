"""Mutation: small errors put into `calculators` one at a time, to see whether a test turns red."""
