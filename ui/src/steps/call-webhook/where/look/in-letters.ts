/**
 * A label of a host in the letters that people write: "müller" for "xn--mller-kva". One that is
 * not written that way, or not rightly, stays as it is. The figures and steps are those of
 * RFC 3492, sections 5, 6.1 and 6.2.
 */
export function inLetters(label: string): string {
  if (!label.toLowerCase().startsWith(PREFIX)) return label;
  return decoded(label.slice(PREFIX.length).toLowerCase()) ?? label;
}

const PREFIX = "xn--";
const BASE = 36;
const LEAST = 1;
const MOST = 26;
const FIRST_BIAS = 72;
const FIRST_LETTER = 0x80;
const LAST_LETTER = 0x10ffff;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

function decoded(text: string): string | null {
  const end = text.lastIndexOf("-");
  const letters = [...text.slice(0, Math.max(0, end))];
  let rest = text.slice(end + 1);
  let letter = FIRST_LETTER;
  let place = 0;
  let bias = FIRST_BIAS;
  while (rest !== "") {
    const read = number(rest, bias);
    if (read === null) return null;
    const count = letters.length + 1;
    bias = adapted(read.value, count, place === 0 && letter === FIRST_LETTER);
    place += read.value;
    letter += Math.floor(place / count);
    place %= count;
    if (letter > LAST_LETTER) return null;
    letters.splice(place, 0, String.fromCodePoint(letter));
    place += 1;
    rest = rest.slice(read.length);
  }
  return letters.join("");
}

/** The number that a text begins with, and how many digits it has; null where it is cut. */
function number(text: string, bias: number): { value: number; length: number } | null {
  let value = 0;
  let weight = 1;
  for (let index = 0; index < text.length; index += 1) {
    const digit = DIGITS.indexOf(text.charAt(index));
    if (digit < 0) return null;
    value += digit * weight;
    const threshold = Math.min(MOST, Math.max(LEAST, BASE * (index + 1) - bias));
    if (digit < threshold) return { value, length: index + 1 };
    weight *= BASE - threshold;
  }
  return null;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  const damp = 700;
  const skew = 38;
  let left = Math.floor(delta / (isFirst ? damp : 2));
  left += Math.floor(left / count);
  let bias = 0;
  while (left > Math.floor(((BASE - LEAST) * MOST) / 2)) {
    left = Math.floor(left / (BASE - LEAST));
    bias += BASE;
  }
  return bias + Math.floor(((BASE - LEAST + 1) * left) / (left + skew));
}
