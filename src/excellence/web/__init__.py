"""Knows the look: frame of a page, components, charts, forms as pages show them. Knows no business."""
