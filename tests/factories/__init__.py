"""Things to test with, each made with what it cannot do without; everything else is given by name."""
