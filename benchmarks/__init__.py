"""Measurements that are run by hand: speed, and what no test can hold a floor for."""
