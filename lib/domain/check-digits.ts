/** Check digits of payment references. All take digits only, and weigh them from the right. */

/** Mod 10 (Luhn): weights 2, 1, 2, 1 …, a product of two digits counts as their sum. */
export function mod10Digit(digits: string): string {
  const sum = fromRight(digits).reduce((total, digit, place) => {
    const product = place % 2 === 0 ? digit * 2 : digit;
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Mod 11: weights 2, 3, 4, 5, 6, 7 over and over. Where ten would be the digit, a hyphen stands for it, as with KID. */
export function mod11Digit(digits: string): string {
  const sum = fromRight(digits).reduce((total, digit, place) => total + digit * (2 + (place % 6)), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? "-" : String(digit);
}

/** The Finnish one: weights 7, 3, 1 over and over, up to the next ten. */
export function mod731Digit(digits: string): string {
  const weights = [7, 3, 1];
  const sum = fromRight(digits).reduce((total, digit, place) => total + digit * (weights[place % 3] ?? 0), 0);
  return String((10 - (sum % 10)) % 10);
}

/** What is left of a number of any length, divided by 97, as ISO 7064 does it: letters count from A = 10. */
export function mod97(text: string): number {
  const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

function fromRight(digits: string): number[] {
  return [...digits].reverse().map(Number);
}
