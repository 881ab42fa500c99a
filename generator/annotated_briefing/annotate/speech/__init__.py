"""Reported speech: quotation marks, reporting verbs, the clauses that name a speaker."""
