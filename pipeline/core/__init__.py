"""The ground that every stage stands on. Knows no stage."""
