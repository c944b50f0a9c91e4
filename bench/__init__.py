"""Benchmarks anyone can run: `make bench`. Ratios are measured in one run, on one machine, against an empty
window of the same kind; absolute times say more about the machine than about us."""
