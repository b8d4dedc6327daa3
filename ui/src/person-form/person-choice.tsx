import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import type { Person } from "#ui/api/shapes.ts";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { FoundList } from "#ui/parts/searching/found-list.tsx";
import { useAsked } from "#ui/parts/searching/use-asked.ts";

type PersonChoiceProps = {
  chosen: string | null;
  onChoose: (person: Person) => void;
  /** Sample people only, or never; everybody where it is not said. */
  sample?: boolean;
  /** What is searched for at first. */
  first?: string;
  autoFocus?: boolean;
};

/** A search and the people it finds, one of whom can be chosen. */
export function PersonChoice({ chosen, onChoose, sample, first, autoFocus }: PersonChoiceProps) {
  const { t } = useTranslation("problems");
  const search = useAsked(first);
  const query = usePeople(search.asked, sample);
  return (
    <FoundList
      label={t("choosing.label")}
      searchLabel={t("choosing.search")}
      typed={search.typed}
      onType={search.type}
      query={query}
      chosen={chosen}
      onChoose={onChoose}
      idOf={({ id }) => id}
      nameOf={({ display_name }) => display_name}
      about={({ work_email, department, sample: isMadeUp }) => {
        const facts = [isMadeUp ? t("choosing.sample") : "", work_email ?? "", department ?? ""];
        return <Facts facts={facts.filter((fact) => fact !== "")} />;
      }}
      none={t("choosing.none")}
      {...(autoFocus ? { autoFocus } : {})}
    />
  );
}
