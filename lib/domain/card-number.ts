const CANDIDATE = /\d(?:[ -]?\d){12,}/g;

/** Whether the text holds something that could be a payment card's number: 13 to 19 digits with a right check digit. */
export function holdsCardNumber(text: string): boolean {
  const runs = text.normalize("NFKC").match(CANDIDATE) ?? [];
  return runs.some((run) => startsIn(run).some((digits) => holdsLuhn(digits)));
}

/** The run's digits from each of its groups on: a date or a telephone number may stand right before the card's. */
function startsIn(run: string): string[] {
  const groups = run.split(/[ -]/);
  return groups.map((_, from) => groups.slice(from).join(""));
}

// A longer run of digits may hide a number of 13 to 19 digits at its start.
function holdsLuhn(digits: string): boolean {
  for (let length = 13; length <= Math.min(19, digits.length); length += 1) {
    if (passesLuhn(digits.slice(0, length))) return true;
  }
  return false;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
