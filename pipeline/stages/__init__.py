"""One folder a stage; a stage is a function of values called `run`."""
