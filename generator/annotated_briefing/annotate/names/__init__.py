"""Recognising names: the trained weights, how they are trained, and the rules around them.

`network`, `weights`, `memory`: the recogniser. `augment`: how its training varies its paragraphs.
`trim` cuts what it finds; the rules that follow are listed, in order, in `annotate/entities.py`.
"""
