import type { Shape } from "#ui/api/shapes.ts";

type Company = Shape<"Company">;
type Detail = Company["details"][number];

export const MOST_DETAILS = 20;

export function addDetail(company: Company): Company {
  return { ...company, details: [...company.details, { name: "", value: "" }] };
}

export function changeDetail(company: Company, place: number, next: Partial<Detail>): Company {
  const details = company.details.map((each, n) => (n === place ? { ...each, ...next } : each));
  return { ...company, details };
}

export function removeDetail(company: Company, place: number): Company {
  return { ...company, details: company.details.filter((_, n) => n !== place) };
}

/** What is saved: rows with nothing in them fall away. Null while a name is missing or twice. */
export function ready(company: Company): Company | null {
  const details = company.details.filter(({ name, value }) => name.trim() || value.trim());
  const names = details.map(({ name }) => name.trim().toLowerCase());
  const sound = names.every((name) => name) && new Set(names).size === names.length;
  return sound ? { ...company, details } : null;
}
