"""Data sets to practise on, made up and labelled so: no real person is in them."""
