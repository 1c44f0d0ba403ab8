"""Logical arguments, modality and time of predicates: solved once, for relations, events and attributions."""
