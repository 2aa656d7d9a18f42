"""The formulas of UN reports: the fixed forms of words that say who was represented, who spoke, and for whom.

The words are data (``vocabulary``), each with the reason beside it; ``people`` reads the part of a sentence that names
delegations or officials, ``behalf`` what stands in brackets or apposition behind a name, ``speaking`` and ``presence``
the verbs around them, ``columns`` the lists of names that annexes print in columns.
"""
