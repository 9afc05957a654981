"""The sm profile of Shanxi: SM2 carries the key, SM4 encrypts the data, SM3 makes the digest."""

import hmac
import json
import secrets
from typing import Any

import shanxi_sm2
import shanxi_sm4
from shanxi_sm3 import sm3

Json = dict[str, Any]


class Unopened(Exception):
    """A sealed reply that counts as no reply."""


def sealed(key: Json, sm4_key: bytes, plain: bytes) -> Json:
    """Seals a request for the platform, whose key is as getPublicKey gives it."""
    iv = secrets.token_bytes(16)
    return {
        "algorithm": "SM2-SM4-SM3",
        "keyId": key["keyId"],
        "key": shanxi_sm2.encrypt(key["publicKey"], sm4_key).hex(),
        "iv": iv.hex(),
        "encrypted": shanxi_sm4.encrypt(sm4_key, iv, plain).hex(),
        "digest": sm3(plain).hex(),
    }


def opened(sm4_key: bytes, reply: Json) -> Json:
    """Opens a reply with the SM4 key of its request."""
    try:
        iv, cipher, digest = (bytes.fromhex(reply[n]) for n in ("iv", "encrypted", "digest"))
        plain = shanxi_sm4.decrypt(sm4_key, iv, cipher)
        # The digest is of the bytes as they came, and until it agrees they are not parsed.
        if not hmac.compare_digest(sm3(plain), digest):
            raise Unopened("the digest does not agree")
        content = json.loads(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise Unopened(repr(error)) from error
    if not isinstance(content, dict) or "result" not in content:
        raise Unopened("no result")
    return content
