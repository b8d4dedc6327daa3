/** What `words/<language>/language.json` says of its language. */
export type Language = {
  /** A language tag; the folder is called like this. */
  id: string;
  /** What it calls itself. */
  name: string;
  /** How dates, numbers and lists are written. */
  locale: string;
  direction: "ltr" | "rtl";
  /** Stands in for whatever another language does not have; exactly one does. */
  isFallback?: true;
};
