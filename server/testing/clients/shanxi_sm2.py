"""SM2 encryption of GM/T 0003.4 on the curve of GM/T 0003.5, cipher text as C1 C3 C2.

Python's integers take no constant time. The random number and the message serve one call only,
so there is nothing that could be measured twice.
"""

import secrets

from shanxi_sm3 import sm3

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
Point = tuple[int, int]
G: Point = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
            0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def add(p: Point | None, q: Point | None) -> Point | None:
    """The sum of two points, where None is the point at infinity."""
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P)
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k: int, p: Point) -> Point:
    total: Point | None = None
    for bit in f"{k:b}":
        total = add(total, total)
        if bit == "1":
            total = add(total, p)
    if total is None:
        raise ValueError("the point at infinity")
    return total


def octets(p: Point) -> bytes:
    return p[0].to_bytes(32, "big") + p[1].to_bytes(32, "big")


def point(key: str) -> Point:
    """Reads 04 and two coordinates in hexadecimal; the 04 may be left out."""
    data = bytes.fromhex(key)[-64:]
    x, y = int.from_bytes(data[:32], "big"), int.from_bytes(data[32:], "big")
    # A point off the curve would give the key away to whoever made it up.
    if len(key) not in (128, 130) or max(x, y) >= P or (y * y - x * x * x - A * x - B) % P:
        raise ValueError("the public key is no point of the curve")
    return x, y


def stream(z: bytes, length: int) -> bytes:
    """The key derivation function of 5.4.3: digests of z with a counter from 1."""
    count = -(-length // 32)
    return b"".join(sm3(z + i.to_bytes(4, "big")) for i in range(1, count + 1))[:length]


def encrypt(public_key: str, message: bytes, k: int | None = None) -> bytes:
    """Takes a k only to repeat a published example: one used twice reveals both messages."""
    key = point(public_key)
    while True:
        random = k or secrets.randbelow(N - 1) + 1
        shared = octets(times(random, key))
        mask = stream(shared, len(message))
        # The standard wants another k where the mask is nothing but zeros.
        if any(mask) or not message:
            break
    c1 = b"\x04" + octets(times(random, G))
    c2 = bytes(m ^ t for m, t in zip(message, mask))
    return c1 + sm3(shared[:32] + message + shared[32:]) + c2
