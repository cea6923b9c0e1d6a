"""The lot of an interview: who goes before which board, in which order. Pure, the same for one seed.

The seed is bound before anybody knows the second half of the draw: its digest stands in the ledger with
the list of nominees, and at the draw a witness says a word or a number that goes into the lot. Neither
who made the seed nor who says the word can steer it alone, and anybody can draw again.
"""

import hashlib
from collections.abc import Sequence
from itertools import islice, pairwise


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def roster_digest(numbers: Sequence[str], boards: int) -> str:
    """Who takes part, by exam number, and before how many boards."""
    return digest_of("\n".join([str(boards), *sorted(numbers)]))


def order_of(numbers: Sequence[str], seed: str, witness: str) -> list[str]:
    """The exam numbers in the order of the lot: by the digest of seed, word and number."""
    word = " ".join(witness.split())
    return sorted(numbers, key=lambda number: (digest_of(f"{seed}|{word}|{number}"), number))


def slots(
    numbers: Sequence[str], boards: int, seed: str, witness: str
) -> list[tuple[int, int, str]]:
    """(board, position, exam number), dealt out board by board in turn, so that none has two more
    than another."""
    drawn = order_of(numbers, seed, witness)
    return [
        (board + 1, position, number)
        for board in range(boards)
        for position, number in enumerate(islice(drawn, board, None, boards), 1)
    ]


def code_of(board: int, position: int) -> str:
    """What a nominee is called before the board: no name, no unit."""
    return f"{board:02d}-{position:02d}"


def chain_of(sittings: Sequence[int]) -> list[tuple[int, int]]:
    """Boards in a chain in which neighbours sit in different half-days, by their places in the list:
    only those can share examiners. Shorter than all boards where one half-day has too many."""
    left: dict[int, list[int]] = {}
    for place, sitting in enumerate(sittings):
        left.setdefault(sitting, []).append(place)
    path: list[int] = []
    last = None
    while any(left.values()):
        # The fullest half-day first; of the one just taken only when no other is left.
        choice = max(
            (sitting for sitting in left if left[sitting]),
            key=lambda sitting: (sitting != last, len(left[sitting]), -sitting),
        )
        path.append(left[choice].pop(0))
        last = choice
    return [(one, other) for one, other in pairwise(path) if sittings[one] != sittings[other]]
