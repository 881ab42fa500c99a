"""Recognising names: the trained weights, how they are trained, and the rules around them."""
