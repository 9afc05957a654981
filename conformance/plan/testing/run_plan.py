"""Runs a plan of `qiyue plan wuhan` from the data alone: python3 run_plan.py plan.jsonl target.json

The target is {"url": ..., "application": {"passid": ..., "token": ...}, ...}. Prints one line for each
check: its verdict, its id, its requirements and what was wrong. Exit code 0 when no check that is a
"must" fails, 1 when one does.
"""
import base64, hashlib, http.client, json, random, re, sys, time
from urllib.parse import urlsplit


def value_of(name, given, values, target, earlier):
    """One of the forms of a value; see plan.schema.json."""
    if isinstance(given, str):
        return fill(given, values)
    if "now" in given:
        scale = 1000 if given["unit"] == "milliseconds" else 1
        return str((int(time.time()) + given["now"]) * scale)
    if "random" in given:
        digits = {"x": "0123456789abcdef", "X": "0123456789ABCDEF"}
        return "".join(random.choice(digits.get(sign, sign)) for sign in given["random"])
    if "step" in given:
        return earlier[given["step"]][name]
    if "application" in given:
        return target[given["application"]][given["field"]]
    return hashlib.sha256(fill(given["sha256"], values).encode()).hexdigest().upper()


def fill(text, values):
    """Puts values into their places: {{name}}, {{name:lower}}, {{name:no-dashes}}, {{name[a:b]}}, {{name!a}}."""
    def one(place):
        value = values[place[1]]
        if place[2] == ":lower":
            return value.lower()
        if place[2] == ":no-dashes":
            return value.replace("-", "")
        if place[5]:
            spot = int(place[5])
            return value[:spot] + ("1" if value[spot] == "0" else "0") + value[spot + 1:]
        return value[int(place[3]):int(place[4])] if place[3] else value
    return re.sub(r"\{\{(\w+)(:[a-z-]+|\[(\d+):(\d+)\]|!(\d+))?\}\}", one, text)


def send(target, request, values):
    """Status and body of one request; the headers go out as they are written."""
    url = urlsplit(target["url"])
    https = url.scheme == "https"
    connection = (http.client.HTTPSConnection if https else http.client.HTTPConnection)(url.netloc, timeout=10)
    body = request["body"]
    data = base64.b64decode(body["base64"]) if isinstance(body, dict) else (body or "").encode()
    connection.putrequest(request["method"], url.path.rstrip("/") + request["path"], skip_accept_encoding=True)
    for name, value in request["headers"]:
        connection.putheader(name, fill(value, values).encode("latin-1"))
    if body is not None:
        connection.putheader("Content-Length", str(len(data)))
    connection.endheaders(data if body is not None else None)
    reply = connection.getresponse()
    text = reply.read()
    connection.close()
    return reply.status, text


def at(pointer, node):
    for key in pointer.split("/")[1:]:
        node = node.get(key) if isinstance(node, dict) else None
    return node


def plain(value):
    return int(value) if isinstance(value, str) and re.fullmatch(r"0|[1-9]\d*", value) else value


def outcomes_of(table, status, body):
    """The first rule that fits the status and the fields of the envelope."""
    fields = {name: plain(next((at(p, body) for p in places if at(p, body) is not None), None))
              for name, places in table["fields"].items()}
    code = fields[table["code"]]
    known = any(table["code"] in rule.get("when", {}) and plain(rule["when"][table["code"]]) == code
                for rule in table["rules"])
    for rule in table["rules"] if known or not isinstance(code, int) else table["unknown"]["rules"]:
        pattern = rule.get("status")
        fits = not 300 <= status < 400 if pattern is None else re.fullmatch(pattern.replace("X", r"\d"), str(status))
        if fits and all(plain(value) == fields.get(name) for name, value in rule.get("when", {}).items()):
            return rule["outcomes"], code
    return [], code


def fault(head, step, status, text):
    """What of a step's demand the reply does not meet; nothing when it meets all."""
    demand = step["demand"]
    if demand is None:
        return None
    try:
        body = json.loads(text.decode())
    except ValueError:
        return f"HTTP {status}: no JSON in UTF-8"
    outcomes, code = outcomes_of(head["outcomes"], status, body)
    if not set(outcomes) & set(demand["outcomes"]) and code not in demand["tolerated"]:
        return f"expected {demand['outcomes']}, got HTTP {status} {code} ({outcomes})"
    if demand["outcomes"] == ["success"] and outcomes != ["success"]:
        return f"expected success, got HTTP {status} {code} ({outcomes})"
    lists = [pointer for pointer in demand["empty"] if at(pointer, body)]
    unnamed = [name for name in demand["names"] if name.lower() not in text.decode().lower()]
    return f"{lists} are not empty" if lists else f"{unnamed} not named" if unnamed else None


def run(head, check, target):
    earlier = []
    for step in check["steps"]:
        values = {}
        for name, given in step["values"].items():
            values[name] = value_of(name, given, values, target, earlier)
        earlier.append(values)
        wrong = fault(head, step, *send(target, step["request"], values))
        if wrong:
            return f"{step['operation']}: {wrong}"
    return None


def main(plan, target):
    head, *lines = [json.loads(line) for line in open(plan, encoding="utf-8")]
    target = json.load(open(target, encoding="utf-8"))
    verdicts, failed = {}, False
    for check in (line for line in lines if "check" in line):
        blocked = [name for name in check["after"] if verdicts.get(name, "pass") != "pass"]
        wrong = None if blocked else run(head, check, target)
        verdict = "blocked" if blocked else "fail" if wrong else "pass"
        verdicts[check["check"]] = verdict
        failed = failed or (verdict == "fail" and check["severity"] == "must")
        print(verdict, check["check"], ",".join(check["requirements"]), wrong or "", sep="\t")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
