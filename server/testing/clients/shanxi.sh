#!/bin/sh
# Asks Shanxi for grades and, by an authorisation, for trades; changes the password and back.
set -eu

if [ $# -ne 3 ] || [ -z "${ACCESSID-}" ] || [ -z "${PASSWORD-}" ] || [ -z "${NEW_PASSWORD-}" ]; then
  echo 'usage: ACCESSID=... PASSWORD=... NEW_PASSWORD=... \
  shanxi.sh <base URL> <username> <uniscId>' >&2
  exit 1
fi
base=${1%/} username=$2 uniscid=$3 password=$PASSWORD changing=''
newline='
'

fail() {
  printf 'shanxi.sh: %s\n' "$1" >&2
  exit 1
}

quoted() {
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

# Each string or number in the last reply that stands under the name, one a line, without the
# blanks that some platforms put around a value.
values() {
  printf '%s' "$reply" | awk -v name="$1" '
    { text = text $0 " " }
    END {
      key = "\"" name "\"[ \t\r]*:[ \t\r]*"
      while (match(text, key "(\"([^\"\\\\]|\\\\.)*\"|[0-9]+)")) {
        value = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub("^" key "\"? *", "", value)
        sub(/ *"?$/, "", value)
        print value
      }
    }'
}

# No --fail, for a reply with a 4xx status says in its body what is wrong. What is secret comes
# from stdin, for arguments show in the list of processes.
send() {
  method=$1
  shift
  answer=$(curl --silent --show-error --globoff --max-time 60 --dump-header "$work/headers" \
    --write-out '\n%{http_code}' "$@" "$base/$method") || fail "$method: no reply from $base"
  reply=${answer%"$newline"*}
  result=$(values result | head -n 1)
  start=$(printf 'HTTP %s %.300s' "${answer##*"$newline"}" "$reply")
  [ -n "$result" ] || fail "$method: no result: $start"
}

# The second argument holds the parameters beyond the three of the system, after a comma.
post() {
  send "$1" --header 'Content-Type: application/json' --data-binary @- <<END
{"accessid":$(quoted "$ACCESSID"),"username":$(quoted "$username"),
 "pwd":$(quoted "$password")${2-}}
END
}

# The operators find the reason of a refusal by the id of the request, and by nothing else.
accepted() {
  id=$(tr -d '\r' <"$work/headers" | sed -n 's/^[Xx]-[Rr]equest-[Ii][Dd]: *//p')
  [ "$result" = 1 ] || fail "$method refused: $(values msg) (request ${id:-without id})"
}

call() {
  post "$@"
  accepted
}

# Until a page is empty; some platforms refuse a page past the end instead.
read_all() {
  page=1 count=0
  : >"$work/enterprises"
  while :; do
    post getEnterpriseGrades ',"pageno":'"$page"',"pagesize":1000'
    [ "$result" = 1 ] || [ "$(distinct)" -lt "$count" ] || [ "$page" = 1 ] || break
    accepted
    values uniscId >"$work/page"
    [ -s "$work/page" ] || break
    cat "$work/page" >>"$work/enterprises"
    count=$(values count | head -n 1)
    page=$((page + 1))
  done
}

distinct() {
  sort -u "$work/enterprises" | awk 'END { print NR }'
}

# form-string, because form takes a value that begins with @ or < for the name of a file.
upload() {
  send uploadLicense --form "file=@\"$work/licence.pdf\"" --config - <<END
form-string = $(quoted "accessid=$ACCESSID")
form-string = $(quoted "username=$username")
form-string = $(quoted "pwd=$password")
form-string = $(quoted "uniscId=$uniscid")
END
  accepted
}

change_password() {
  call updatePassword ',"newPwd":'"$(quoted "$1")"
  password=$1
}

# If the change had no reply, whether it was made is unknown; changing back is right either way.
tidy() {
  if [ -n "$changing" ]; then
    password=$NEW_PASSWORD
    (change_password "$PASSWORD") >/dev/null 2>&1 || :
  fi
  rm -rf "$work"
}

work=$(mktemp -d)
trap tidy EXIT
trap 'exit 1' HUP INT TERM

call getEnterpriseGrade ',"uniscId":'"$(quoted "$uniscid")"
grade=$(values assessGrade)
echo "grade: ${grade:-none}"

read_all
echo "enterprises: $(distinct) of $count"

cat >"$work/licence.pdf" <<'END'
%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Size 3/Root 1 0 R>>
%%EOF
END
upload
license=$(values licenseID)
[ -n "$license" ] || fail 'success without licenseID'
echo "licenseID: $license"

call getPublicResourcesTrading \
  ',"uniscId":'"$(quoted "$uniscid")"',"licenseID":'"$(quoted "$license")"
echo "trades: $(values projectName | awk 'END { print NR }')"

changing=1
change_password "$NEW_PASSWORD"
call getToken
password=$PASSWORD
post getToken
[ "$result" = 0 ] || fail 'the old password still works'
echo 'password changed: only the new one works'
password=$NEW_PASSWORD
change_password "$PASSWORD"
changing=''
call getToken
echo 'password changed back'
