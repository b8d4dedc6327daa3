const DATE = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** Whether a text is a date that exists; year 27 is a slip of two figures. */
export function isPlainDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The date that it is on this computer at a moment. */
export function plainDateOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
}
