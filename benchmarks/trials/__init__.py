"""Trials of what a build survives; each prints what it found and fails where a promise was broken."""
