"""SM4 of GM/T 0002 in CBC mode with PKCS#7, for Python has it in no module of its own."""

import struct

SBOX = bytes.fromhex(
    "d690e9fecce13db716b614c228fb2c05" "2b679a762abe04c3aa44132649860699"
    "9c4250f491ef987a33540b43edcfac62" "e4b31ca9c908e89580df94fa758f3fa6"
    "4707a7fcf37317ba83593c19e6854fa8" "686b81b27164da8bf8eb0f4b70569d35"
    "1e240e5e6358d1a225227c3b01217887" "d40046579fd327524c3602e7a0c4c89e"
    "eabf8ad240c738b5a3f7f2cef96115a1" "e0ae5da49b341a55ad933230f58cb1e3"
    "1df6e22e8266ca60c02923ab0d534e6f" "d5db3745defd8e2f03ff6a726d6c5b51"
    "8d1baf92bbddbc7f11d95c411f105ad8" "0ac13188a5cd7bbd2d74d012b8e5b4b0"
    "8969974a0c96777e65b9f109c56ec684" "18f07dec3adc4d2079ee5f3ed7cb3948"
)
FAMILY_KEY = (0xA3B1BAC6, 0x56AA3350, 0x677D9197, 0xB27022DC)


def rotated(x: int, by: int) -> int:
    return (x << by | x >> (32 - by)) & 0xFFFFFFFF


def spread(word: int, turns: tuple[int, ...]) -> int:
    total = word
    for by in turns:
        total ^= rotated(word, by)
    return total


def round_keys(key: bytes) -> list[int]:
    k = [word ^ family for word, family in zip(struct.unpack(">4I", key), FAMILY_KEY)]
    for i in range(32):
        constant = int.from_bytes(bytes((4 * i + j) * 7 % 256 for j in range(4)), "big")
        x = (k[i + 1] ^ k[i + 2] ^ k[i + 3] ^ constant).to_bytes(4, "big")
        k.append(k[i] ^ spread(int.from_bytes(bytes(SBOX[b] for b in x), "big"), (13, 23)))
    return k[4:]


def table(shift: int) -> list[int]:
    """What one byte of a word adds to a round: looked up, a page of 1000 rows opens in time."""
    return [spread(s << shift, (2, 10, 18, 24)) for s in SBOX]


TABLES = [table(shift) for shift in (24, 16, 8, 0)]


def crypted(block: bytes, keys: list[int]) -> bytes:
    t0, t1, t2, t3 = TABLES
    a, b, c, d = struct.unpack(">4I", block)
    for key in keys:
        x = b ^ c ^ d ^ key
        x = t0[x >> 24] ^ t1[x >> 16 & 255] ^ t2[x >> 8 & 255] ^ t3[x & 255]
        a, b, c, d = b, c, d, a ^ x
    return struct.pack(">4I", d, c, b, a)


def added(one: bytes, other: bytes) -> bytes:
    return bytes(x ^ y for x, y in zip(one, other))


def encrypt(key: bytes, iv: bytes, plain: bytes) -> bytes:
    keys, previous, result = round_keys(key), iv, bytearray()
    fill = 16 - len(plain) % 16
    padded = plain + bytes([fill]) * fill
    for at in range(0, len(padded), 16):
        previous = crypted(added(padded[at:at + 16], previous), keys)
        result += previous
    return bytes(result)


def decrypt(key: bytes, iv: bytes, cipher: bytes) -> bytes:
    """Raises ValueError where the length or the padding is wrong."""
    if len(iv) != 16 or not cipher or len(cipher) % 16:
        raise ValueError("no whole blocks")
    keys, previous, result = round_keys(key)[::-1], iv, bytearray()
    for at in range(0, len(cipher), 16):
        block = cipher[at:at + 16]
        result += added(crypted(block, keys), previous)
        previous = block
    fill = result[-1]
    if not 1 <= fill <= 16 or result[-fill:] != bytes([fill]) * fill:
        raise ValueError("wrong padding")
    return bytes(result[:-fill])
