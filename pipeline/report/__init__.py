"""What is read from tables that were made: checks, differences, explanations, documentation."""
