#!/bin/sh
# Hands a case of bulk revocation to Inner Mongolia, and once more as after a broken connection.
set -eu

if [ $# -ne 4 ] || [ -z "${APP_SECRET-}" ]; then
  echo 'usage: APP_SECRET=... neimenggu.sh <base URL> <appKey> <account> <caseid>' >&2
  exit 1
fi
base=${1%/} app_key=$2 account=$3 caseid=$4 token=''
newline='
'

fail() {
  printf 'neimenggu.sh: %s\n' "$1" >&2
  exit 1
}

quoted() {
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# Each string or number in the last reply that stands under one of the names (a|b), one a line.
values() {
  printf '%s' "$reply" | awk -v names="$1" '
    { text = text $0 " " }
    END {
      key = "\"(" names ")\"[ \t\r]*:[ \t\r]*"
      while (match(text, key "(\"([^\"\\\\]|\\\\.)*\"|[0-9]+)")) {
        value = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub("^" key "\"?", "", value)
        sub(/"$/, "", value)
        print value
      }
    }'
}

# No --fail, for a reply with a 4xx status says in its body what is wrong. The body comes from
# stdin, for arguments show in the list of processes.
post() {
  method=$1
  answer=$(printf '%s' "$2" | curl --silent --show-error --globoff --max-time 60 \
    --header 'Content-Type: application/json' --data-binary @- --write-out '\n%{http_code}' \
    "$base/security/$method${token:+?access_token=$token}") || fail "$method: no reply from $base"
  reply=${answer%"$newline"*}
  outcome=$(values 'ackCode|ack_code' | head -n 1)
  start=$(printf 'HTTP %s %.300s' "${answer##*"$newline"}" "$reply")
  [ -n "$outcome" ] || fail "$method: no ackCode: $start"
}

call() {
  post "$@"
  [ "$outcome" = SUCCESS ] ||
    fail "$method refused:$newline$(values 'errorCode|message' | paste -d ' ' - -)"
}

hand_over() {
  call receiveCaseinfo "$revocation"
  acceptid=$(values 'acceptid|accpetid' | head -n 1)
  [ -n "$acceptid" ] || fail 'SUCCESS without acceptid'
}

revocation='{"caseid":'$(quoted "$caseid")',"casename":"示例公司批量吊销案",
  "caseintroduction":"连续两年未报送年度报告","illegality":"未依照规定期限报送年度报告",
  "penalty":"吊销营业执照","penaltydate":"2026-03-05","penaltyorg":"示例市市场监督管理局",
  "penaltylist":[
    {"pripid":"P0000000000000001","uniscid":"91149999MA0DEM0139",
     "legal":"李明","enttype":"有限责任公司"},
    {"pripid":"P0000000000000002","uniscid":"91149999MA0DEM014C",
     "legal":"王芳","enttype":"有限责任公司"}
  ]}'

call login '{"appKey":'"$(quoted "$app_key")"',"appSecret":'"$(quoted "$APP_SECRET")"',
  "account":'"$(quoted "$account")"'}'
token=$(values 'access_token|accessToken' | head -n 1)
[ -n "$token" ] || fail 'SUCCESS without access_token'
trap '[ -z "$token" ] || (post logout "{}") >/dev/null 2>&1 || :' EXIT
echo 'logged in'

hand_over
first=$acceptid
echo "acceptid: $first"
hand_over
[ "$acceptid" = "$first" ] || fail "the retry got another acceptid: $acceptid"
echo 'retry: same acceptid'

call logout '{}'
echo 'logged out'

# A case without content: were the token still good, nothing would be stored. A second logout
# would prove nothing, because some platforms answer it with SUCCESS.
post receiveCaseinfo '{}'
token=''
[ "$(values errorCode)" = 13000 ] || fail "after logout, 13000 was due: $reply"
echo 'token is dead'
