"""Frameworks while they are written: YAML read, checked and made into canonical documents."""

from excellence.method.source.aspects import (
    framework_aspects,
)
from excellence.method.source.comparing import (
    Change,
    differences,
)
from excellence.method.source.library import (
    Edition,
    load,
    load_rules,
    shipped_as,
    shipped_versions,
)
from excellence.method.source.loading import (
    SHIPPED,
)
from excellence.method.source.metrics import (
    Catalogue,
    CatalogueTexts,
    catalogue,
    catalogue_texts,
)
from excellence.method.source.schema import (
    Path,
    Plain,
    Reading,
    Shape,
    by_key,
    key,
    one_or_several,
    record,
    several,
    text,
    whole,
)
from excellence.method.source.yamltext import (
    Items,
    Node,
    Place,
    Table,
    Text,
    is_there,
    parse_yaml,
    read_yaml,
    text_of,
)

__all__ = [
    "SHIPPED",
    "Catalogue",
    "CatalogueTexts",
    "Change",
    "Edition",
    "Items",
    "Node",
    "Path",
    "Place",
    "Plain",
    "Reading",
    "Shape",
    "Table",
    "Text",
    "by_key",
    "catalogue",
    "catalogue_texts",
    "differences",
    "framework_aspects",
    "is_there",
    "key",
    "load",
    "load_rules",
    "one_or_several",
    "parse_yaml",
    "read_yaml",
    "record",
    "several",
    "shipped_as",
    "shipped_versions",
    "text",
    "text_of",
    "whole",
]
