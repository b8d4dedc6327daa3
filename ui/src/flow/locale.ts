/** The locale that writes numbers, dates and lists for a language of the catalogue. */
export function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}
