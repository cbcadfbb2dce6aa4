"""`python -m briefgen`."""

from briefgen.cli.entry import main

main()
