"""Policy, ledger and tally of Academy credits."""
