"""What a worker under test runs: a task and a mail transport that wait where they are told to."""
