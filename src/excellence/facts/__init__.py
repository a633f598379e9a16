"""Yearly figures of an organisation, entered once and read everywhere. What they mean is left to `method`."""
