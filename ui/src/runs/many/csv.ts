/** With these a program that opens the file may take what stands there for something to be worked out. */
const WORKED_OUT = /^[\s]*[=+\-@＝＋－＠\t\r\n]/u;

/** One cell: always in quotes, and never something that a spreadsheet works out. */
export function csvCell(text: string): string {
  const plain = WORKED_OUT.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** Lines of cells, with the mark by which spreadsheets know the letters. */
export function csvText(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((cells) => cells.map(csvCell).join(","));
  return `\uFEFF${rows.join("\r\n")}\r\n`;
}
