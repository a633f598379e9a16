"""Sides and pairs with known times, as a measure would have found them."""

from __future__ import annotations

from benchmarks.load import Block, Request
from benchmarks.pairs import Pairs, Side
from benchmarks.processes import Server


def a_side(name: str) -> Side:
    return Side(name, Server(name, pid=1, port=1), lambda: Request("/"))


def a_block(*, requests: int, seconds: float, cpu: float) -> Block:
    return Block((seconds / requests,) * requests, seconds, cpu)


def some_pairs(blocks_of_a: list[Block], blocks_of_b: list[Block], *, of: str = "the peer") -> Pairs:
    return Pairs("page", a_side("ours"), a_side(of), tuple(blocks_of_a), tuple(blocks_of_b), idle=0.0)
