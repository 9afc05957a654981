"""Hands a case of bulk revocation to Inner Mongolia, and once more as after a broken connection."""

import contextlib
import json
import os
import sys
from typing import Any

import requests

Json = dict[str, Any]


def revocation(caseid: str) -> Json:
    return {
        "caseid": caseid,
        "casename": "示例公司批量吊销案",
        "caseintroduction": "连续两年未报送年度报告",
        "illegality": "未依照规定期限报送年度报告",
        "penalty": "吊销营业执照",
        "penaltydate": "2026-03-05",
        "penaltyorg": "示例市市场监督管理局",
        "penaltylist": [
            {"pripid": "P0000000000000001", "uniscid": "91149999MA0DEM0139",
             "legal": "李明", "enttype": "有限责任公司"},
            {"pripid": "P0000000000000002", "uniscid": "91149999MA0DEM014C",
             "legal": "王芳", "enttype": "有限责任公司"},
        ],
    }


def post(base: str, method: str, body: Json, session: Json) -> Json:
    """Gives the reply whatever its HTTP status: one of 4xx says in its body what is wrong."""
    try:
        # Followed, a redirect would turn the POST into a GET.
        http = requests.post(f"{base.rstrip('/')}/security/{method}", params=session,
                             json=body, timeout=60, allow_redirects=False)
        reply = json.loads(http.content)
    except requests.RequestException as error:
        # The text of the exception holds the address, and with it the token.
        reason = type(error).__name__ if session else error
        sys.exit(f"neimenggu.py: {method}: no reply from {base}: {reason}")
    except ValueError:
        reply = None  # What is no JSON comes from a gateway on the way.
    if not isinstance(reply, dict) or not reply.keys() & {"ackCode", "ack_code"}:
        sys.exit(f"neimenggu.py: {method}: no ackCode: HTTP {http.status_code} {http.text[:300]}")
    return reply


def call(base: str, method: str, body: Json, session: Json) -> Json:
    reply = post(base, method, body, session)
    if "SUCCESS" not in (reply.get("ackCode"), reply.get("ack_code")):
        faults = [f"{e.get('errorCode')} {e.get('message')}" for e in reply.get("errors", [])]
        sys.exit("\n".join([f"neimenggu.py: {method} refused:", *faults]))
    return reply


def value_of(reply: Json, name: str, other_spelling: str) -> str:
    value = reply.get(name) or reply.get(other_spelling)
    return str(value) if value else sys.exit(f"neimenggu.py: SUCCESS without {name}")


def hand_over(base: str, case: Json, session: Json) -> str:
    return value_of(call(base, "receiveCaseinfo", case, session), "acceptid", "accpetid")


def hand_over_twice(base: str, case: Json, session: Json) -> None:
    first = hand_over(base, case, session)
    print(f"acceptid: {first}")
    if (second := hand_over(base, case, session)) != first:
        sys.exit(f"neimenggu.py: the retry got another acceptid: {second}")
    print("retry: same acceptid")


def main(base: str, app_key: str, account: str, caseid: str) -> None:
    login = {"appKey": app_key, "appSecret": os.environ["APP_SECRET"], "account": account}
    token = value_of(call(base, "login", login, {}), "access_token", "accessToken")
    session = {"access_token": token}
    print("logged in")
    try:
        hand_over_twice(base, revocation(caseid), session)
    except SystemExit:
        with contextlib.suppress(SystemExit):
            call(base, "logout", {}, session)
        raise
    call(base, "logout", {}, session)
    print("logged out")
    # A case without content: were the token still good, nothing would be stored. A second logout
    # would prove nothing, because some platforms answer it with SUCCESS.
    reply = post(base, "receiveCaseinfo", {}, session)
    if [str(e.get("errorCode")) for e in reply.get("errors", [])] != ["13000"]:
        sys.exit(f"neimenggu.py: after logout, 13000 was due: {reply}")
    print("token is dead")


if __name__ == "__main__":
    if len(sys.argv) != 5 or not os.environ.get("APP_SECRET"):
        sys.exit("usage: APP_SECRET=... neimenggu.py <base URL> <appKey> <account> <caseid>")
    main(*sys.argv[1:])
