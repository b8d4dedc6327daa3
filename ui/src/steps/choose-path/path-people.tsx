import { useTranslation } from "react-i18next";
import { usePathPeople } from "#ui/api/conditions.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";

type PathPeopleProps = {
  step: StepId;
  definition: Definition;
  about: string;
  who: Shape<"PathPeople">;
  path: number | null;
  name: string;
  onClose: () => void;
};

/** Who would go there today, by name, 50 at a time. */
export function PathPeople(props: PathPeopleProps) {
  const { step, definition, about, who, path, name, onClose } = props;
  const { t } = useTranslation("designer");
  const query = usePathPeople({ definition, step, who, path }, about);
  const people = allRows(query.data);
  return (
    <Dialog title={t("conditions.who", { path: name })} isOpen onClose={onClose}>
      {query.error && <ErrorState error={query.error} onRetry={() => query.refetch()} />}
      {query.data && people.length === 0 && !query.hasNextPage && (
        <p className="muted">{t("conditions.nobody")}</p>
      )}
      <ul className="path-people">
        {people.map((person) => (
          <li key={person.id}>
            <bdi>{person.name}</bdi>
          </li>
        ))}
      </ul>
      <ShowMore query={query} variant="link" />
    </Dialog>
  );
}
