"""People: accounts, sign-in, language and preferences. What a person may do is left to the modules."""
