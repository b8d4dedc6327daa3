import type { Shape } from "#ui/api/shapes.ts";
import { withLiteral } from "#ui/content/edits.ts";
import { withHidden, withShown } from "#ui/content/hidden/hidden.ts";
import { namePointer } from "#ui/document/detail-names.ts";

type Preview = Shape<"Preview">;

/** Whether one preview is another with what is hidden in it, but for what is different each time. */
export function isWholeOf(whole: Preview, masked: Preview): boolean {
  const { pointers } = masked.hidden;
  const text = whole.body ?? "";
  return isSameText(withHidden(text, pointers, text), masked.body ?? "", masked);
}

/** Whether two previews say the same, but for what is different each time. */
export function isSamePreview(one: Preview, other: Preview): boolean {
  return isSameText(one.body ?? "", other.body ?? "", other);
}

/** Where a value is different each time a message is made. */
export function eachTimeIn({ rows }: Preview): string[] {
  return rows.flatMap(({ each_time, name }) => (each_time ? [namePointer(name)] : []));
}

/**
 * A preview with what is hidden in it. All else stays as it was shown: what was asked for to show it
 * is made anew, at another time and of another run.
 */
export function withWhole(masked: Preview, whole: Preview): Preview {
  const { pointers } = masked.hidden;
  return {
    ...masked,
    url: whole.url,
    body: masked.body && withShown(masked.body, pointers, whole.body ?? ""),
    hidden: whole.hidden,
  };
}

function isSameText(one: string, other: string, masked: Preview): boolean {
  const same = (text: string) =>
    eachTimeIn(masked).reduce((now, pointer) => withLiteral(now, pointer, "null"), text);
  return same(one) === same(other);
}
