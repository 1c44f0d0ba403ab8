"""How the names tagger of models/names was made: `python -m models.names.training --help`, or `make train`."""
