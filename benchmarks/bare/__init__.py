"""The limit: the least a Django project does for a page of rows, a page of one row, an insert and an update."""
