import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { Button } from "#ui/parts/button.tsx";
import { useAskedFor } from "#ui/parts/searching/use-asked.ts";

type PersonSuggestionsProps = {
  /** What is typed so far. */
  text: string;
  /** Not proposed: nobody is their own manager. */
  except: string;
  /** Takes what names the person to other tools: the work email, else the name. */
  onTake: (text: string) => void;
};

/** So many are proposed. */
const PROPOSED = 5;

/** People whom a typed name finds, for a detail that names somebody. */
export function PersonSuggestions({ text, except, onTake }: PersonSuggestionsProps) {
  const { t } = useTranslation("problems");
  const asked = useAskedFor(text);
  const query = usePeople(asked, false);
  const found = allRows(query.data).filter((one) => one.id !== except);
  const isTaken = found.some((one) => namedBy(one) === text);
  if (asked === "" || found.length === 0 || isTaken) return null;
  return (
    <ul className="row wraps" aria-label={t("filling.suggested")}>
      {found.slice(0, PROPOSED).map((one) => (
        <li key={one.id}>
          <Button size="sm" onPress={() => onTake(namedBy(one))}>
            <bdi>{one.display_name}</bdi>
            {one.work_email && ` · ${one.work_email}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function namedBy({ work_email: email, display_name: name }: Person): string {
  return email || name;
}
