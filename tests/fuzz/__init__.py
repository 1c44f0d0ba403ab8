"""Hostile documents, made from a number each, and what must hold for every one of them."""
