"""Settings, addresses, navigation and the `excellence` command: the only place that knows everything."""
