"""The demonstration: plainly fictional organisations whose story is told through the same operations as any other."""
