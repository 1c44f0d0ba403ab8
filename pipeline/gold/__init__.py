"""Scores the tables against hand labels: what is right, missing, spurious or wrong."""
