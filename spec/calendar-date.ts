const day28 = '(?:0[1-9]|1\\d|2[0-8])';
const long = `(?:0[13578]|1[02])-(?:${day28}|29|30|31)`;
const short = `(?:0[469]|11)-(?:${day28}|29|30)`;
const february = `02-${day28}`;

/** Every fourth year, of the centuries every fourth only. */
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';

/**
 * `format: date` as our validators hold to it: a day that the Gregorian calendar has, written as a
 * full-date of RFC 3339 (NM-A24). An expression and no function, because generated validators
 * carry it in their source.
 */
export const calendarDate = new RegExp(
  `^(?:\\d{4}-(?:${long}|${short}|${february})|${leapYear}-02-29)$`,
);
