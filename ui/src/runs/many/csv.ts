/** With these a program that opens the file may take what stands there for something to be worked out. */
const WORKED_OUT = /^[\s]*[=+\-@＝＋－＠\t\r\n]/u;

/** One cell: always in quotes, and never something that a spreadsheet works out. */
export function csvCell(text: string): string {
  const plain = WORKED_OUT.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/**
 * What parts the cells of a file for people who read a language. Excel takes the list separator of
 * Windows for it: `;` where numbers have a decimal comma, as in German. A first line `sep=;` says it to
 * Excel alone, which then takes no notice of the mark of the letters, so that each ü is broken; others
 * show the line as a row.
 */
export function partedBy(language: string): "," | ";" {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === "decimal" && value === ",") ? ";" : ",";
}

/** Lines of cells, with the mark by which spreadsheets know the letters. */
export function csvText(lines: readonly (readonly string[])[], parted: "," | ";"): string {
  const rows = lines.map((cells) => cells.map(csvCell).join(parted));
  return `\uFEFF${rows.join("\r\n")}\r\n`;
}
