"""Papers, links and notes that show what an organisation says. What they prove is left to `assessment`."""
