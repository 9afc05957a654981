"""Asks Shanxi for grades and, by an authorisation, for trades; changes the password and back."""

import contextlib
import json
import os
import secrets
import sys
from typing import Any

import requests

from shanxi_sm import Unopened, opened, sealed

Json = dict[str, Any]
USAGE = ("usage: ACCESSID=... PASSWORD=... NEW_PASSWORD=... "
         "shanxi.py plain|sm <base URL> <username> <uniscId>")
LICENCE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Size 3/Root 1 0 R>>
%%EOF
"""


class Refused(Exception):
    """A failure that the platform itself has answered with."""


class Platform:
    """The platform as one account sees it; calls are sealed from seal_calls on."""

    def __init__(self, base: str, accessid: str, username: str, pwd: str) -> None:
        self.base = base.rstrip("/")
        self.system = {"accessid": accessid, "username": username, "pwd": pwd}
        self.key: Json | None = None
        self.opened = 0

    def seal_calls(self) -> None:
        self.key = self.call("getPublicKey")
        print(f"public key: {self.key['keyId']}")

    def call(self, method: str, **parameters: Any) -> Any:
        """Gives what a success holds: data, or the reply itself where nothing is under data."""
        plain = json.dumps(self.system | parameters).encode()
        if self.key is None:
            return accepted(method, *self.post(method, data=plain))
        sm4_key = secrets.token_bytes(16)
        response, reply = self.post(method, data=json.dumps(sealed(self.key, sm4_key, plain)))
        if "encrypted" in reply:
            try:
                reply = opened(sm4_key, reply)
            except Unopened as reason:
                sys.exit(f"shanxi.py: {method}: the sealed reply does not open: {reason}")
            self.opened += 1
            return accepted(method, response, reply)
        # What opens no message seals no reply. A plain success would come from somebody else.
        if is_success(reply):
            sys.exit(f"shanxi.py: {method}: a plain reply to a sealed request")
        return accepted(method, response, reply)

    def upload(self, uniscid: str) -> str:
        fields = self.system | {"uniscId": uniscid}
        licence = {"file": ("licence.pdf", LICENCE, "application/pdf")}
        reply = self.post("uploadLicense", data=fields, files=licence)
        return str(accepted("uploadLicense", *reply)["licenseID"])

    def post(self, method: str, data: Any, files: Any = None) -> tuple[requests.Response, Json]:
        """Gives the reply whatever its HTTP status: one of 4xx says in its body what is wrong."""
        headers = {} if files else {"Content-Type": "application/json"}
        try:
            # Followed, a redirect would turn the POST into a GET.
            response = requests.post(f"{self.base}/{method}", data=data, files=files,
                                     headers=headers, timeout=60, allow_redirects=False)
            reply = json.loads(response.content)
        except requests.RequestException as error:
            sys.exit(f"shanxi.py: {method}: no reply from {self.base}: {error}")
        except ValueError:
            reply = None  # What is no JSON comes from a gateway on the way.
        if not isinstance(reply, dict) or not reply.keys() & {"result", "encrypted"}:
            start = f"HTTP {response.status_code} {response.text[:300]}"
            sys.exit(f"shanxi.py: {method}: no result: {start}")
        return response, reply


def is_success(reply: Json) -> bool:
    return str(reply.get("result")).strip() == "1"


def accepted(method: str, response: requests.Response, reply: Json) -> Any:
    if is_success(reply):
        data = reply.get("data")
        return reply if data is None else data
    # The operators find the reason of a refusal by the id of the request, and by nothing else.
    request = response.headers.get("x-request-id", "without id")
    raise Refused(f"{method} refused: {reply.get('msg')} (request {request})")


def read_all(platform: Platform) -> tuple[int, int]:
    """Counts the enterprises read, each once, and gives what the platform says they are."""
    seen: set[str] = set()
    page, count = 1, 0
    while True:
        try:
            data = platform.call("getEnterpriseGrades", pageno=page, pagesize=1000)
        except Refused:
            # Some platforms refuse a page past the end, where others give an empty one.
            if page == 1 or len(seen) < count:
                raise
            return len(seen), count
        if not data["companyList"]:
            return len(seen), count
        seen.update(company["uniscId"].strip() for company in data["companyList"])
        page, count = page + 1, int(data["count"])


def change_password(platform: Platform, new: str) -> None:
    platform.call("updatePassword", newPwd=new)
    platform.system["pwd"] = new


def change_and_back(platform: Platform, new: str) -> None:
    old = platform.system["pwd"]
    try:
        change_password(platform, new)
        platform.call("getToken")
        if still_works(platform, old):
            sys.exit("shanxi.py: the old password still works")
        print("password changed: only the new one works")
        change_password(platform, old)
    except BaseException:
        # Without a reply to a change nobody knows whether it was made; this is right either way.
        platform.system["pwd"] = new
        with contextlib.suppress(Refused, SystemExit):
            change_password(platform, old)
        raise
    platform.call("getToken")
    print("password changed back")


def still_works(platform: Platform, old: str) -> bool:
    present, platform.system["pwd"] = platform.system["pwd"], old
    try:
        platform.call("getToken")
        return True
    except Refused:
        return False
    finally:
        platform.system["pwd"] = present


def main(profile: str, base: str, username: str, uniscid: str) -> None:
    accessid, pwd, new = (os.environ[n] for n in ("ACCESSID", "PASSWORD", "NEW_PASSWORD"))
    platform = Platform(base, accessid, username, pwd)
    if profile == "sm":
        platform.seal_calls()
    company = platform.call("getEnterpriseGrade", uniscId=uniscid)
    print(f"grade: {(company.get('assessGrade') or '').strip() or 'none'}")
    print("enterprises: {} of {}".format(*read_all(platform)))
    licence = platform.upload(uniscid)
    print(f"licenseID: {licence}")
    trades = platform.call("getPublicResourcesTrading", uniscId=uniscid, licenseID=licence)
    # Some platforms put the list within an object.
    if isinstance(trades, dict):
        trades = next((v for v in trades.values() if isinstance(v, list)), [])
    print(f"trades: {len(trades)}")
    change_and_back(platform, new)
    if platform.key:
        print(f"sealed replies opened: {platform.opened}")


if __name__ == "__main__":
    names = ("ACCESSID", "PASSWORD", "NEW_PASSWORD")
    if len(sys.argv) != 5 or sys.argv[1] not in ("plain", "sm") or not all(map(os.getenv, names)):
        sys.exit(USAGE)
    try:
        main(*sys.argv[1:])
    except Refused as refusal:
        sys.exit(f"shanxi.py: {refusal}")
    except (KeyError, TypeError, ValueError) as error:
        sys.exit(f"shanxi.py: a success that is not as documented: {error!r}")
