"""The command line: these modules read arguments, run, print and return an exit code."""
