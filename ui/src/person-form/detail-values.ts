import type { CustomType } from "#ui/api/person-details.ts";
import { isNumber } from "#ui/typed/typed-number.ts";
import { isPlainDate } from "#ui/words/plain-date.ts";

const YES: readonly string[] = ["true", "yes", "1"];
const NO: readonly string[] = ["false", "no", "0"];

/** What a text says where it is read as yes or no; null when neither. */
export function yesNo(text: string): "yes" | "no" | null {
  const plain = text.trim().toLowerCase();
  if (YES.includes(plain)) return "yes";
  return NO.includes(plain) ? "no" : null;
}

/** Whether a text can be a value of this type. */
export function fitsType(type: CustomType, text: string): boolean {
  switch (type) {
    case "text":
      return true;
    case "number":
      return isNumber(text.trim());
    case "yes_no":
      return yesNo(text) !== null;
    case "date":
      return isPlainDate(text.trim());
  }
}
