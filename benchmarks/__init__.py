"""What `make bench` measures: a module of `benchmarks.measures` each, found by looking there."""
