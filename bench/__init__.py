"""Benchmarks: what things cost, measured beside the least they could cost."""
