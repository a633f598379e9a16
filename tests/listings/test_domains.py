"""An address speaks for a website only at its very host, or below it."""

from __future__ import annotations

import pytest

from excellence.listings.domains import belongs_to_site, host_of


@pytest.mark.parametrize(
    ("address", "website"),
    [
        ("ann@cluster-example.org", "https://cluster-example.org/"),
        ("ann@cluster-example.org", "https://www.cluster-example.org"),
        ("ann@office.cluster-example.org", "https://www.cluster-example.org/en/"),
        ("ann@CLUSTER-example.ORG", "https://Cluster-Example.org"),
        ("ann@pôle-example.fr", "https://www.xn--ple-example-2eb.fr/"),
    ],
)
def test_address_at_the_host_or_below_it_belongs_to_the_site(address: str, website: str) -> None:
    assert belongs_to_site(address, website) is True


@pytest.mark.parametrize(
    ("address", "website"),
    [
        ("ann@evil-cluster-example.org", "https://cluster-example.org/"),
        ("ann@cluster-example.org.evil.net", "https://cluster-example.org/"),
        ("ann@example.org", "https://cluster.example.org/"),
        ("ann@org", "https://cluster-example.org/"),
        ("ann@cluster-example.org", "https://cluster-example.org@evil.net/"),
        ("ann@evil.net", "https://cluster-example.org/?www.evil.net"),
        ("ann@evil.net", "https://cluster-example.org#evil.net"),
        ("ann", "https://cluster-example.org/"),
        ("ann@cluster-example.org", ""),
        ("ann@", "https:///"),
        ("ann@cluster-example.org", "https://[broken"),
        ("ann@" + "a" * 70 + ".org", "https://" + "a" * 70 + ".org"),
    ],
)
def test_address_that_only_looks_alike_does_not_belong(address: str, website: str) -> None:
    assert belongs_to_site(address, website) is False


@pytest.mark.parametrize(
    ("address", "website"),
    [
        ("ann@gmail.com", "https://gmail.com/"),
        ("ann@cluster-example.wordpress.com", "https://cluster-example.wordpress.com/"),
        ("ann@facebook.com", "https://www.facebook.com/"),
        ("student@university-example.org", "https://university-example.org/institutes/cluster/"),
    ],
)
def test_host_that_many_share_belongs_to_nobody(address: str, website: str) -> None:
    assert belongs_to_site(address, website) is False


def test_host_of_a_part_of_a_larger_site_is_none() -> None:
    hosts = [host_of("https://www.cluster-example.org/hu"), host_of("https://region-example.org/cluster")]

    assert hosts == ["cluster-example.org", ""]
