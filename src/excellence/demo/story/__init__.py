"""What happens in the demonstration, as data. Every organisation, person, paper and figure here is invented."""
