"""Reported speech in UN summaries: the verbs that report, who is their subject, and who speaks on where no name stands."""
