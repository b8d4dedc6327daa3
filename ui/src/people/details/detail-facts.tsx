import { useTranslation } from "react-i18next";
import type { Person, Shape } from "#ui/api/shapes.ts";
import { SensitiveValue } from "#ui/people/details/sensitive-value.tsx";
import { byName } from "#ui/person-form/detail-form.ts";
import { useValueWords } from "#ui/person-form/use-value-words.ts";

type DetailFactsProps = { person: Person };

/** What an admin named about a person, and the ids in other tools: rows of a list of facts. */
export function DetailFacts({ person }: DetailFactsProps) {
  const { t } = useTranslation("details");
  return (
    <>
      {byName(person.custom).map((one) => (
        <div key={one.name}>
          <dt className="wrap">
            <bdi>{one.name}</bdi>
          </dt>
          <dd className="wrap">
            {one.sensitive ? (
              // What was shown is not what is there after a change.
              <SensitiveValue key={person.updated_at} person={person.id} detail={one} />
            ) : (
              <OpenValue detail={one} />
            )}
            {!one.fits && <span className="count">{t(`unfit.${one.type}`)}</span>}
          </dd>
        </div>
      ))}
      {person.external_ids.map(({ source, id }) => (
        <div key={source}>
          <dt className="wrap">{t("ids.of", { tool: source })}</dt>
          <dd className="wrap">
            <bdi>{id}</bdi>
          </dd>
        </div>
      ))}
    </>
  );
}

function OpenValue({ detail }: { detail: Shape<"PersonCustomValue"> }) {
  const words = useValueWords();
  return <bdi>{words(detail.type, detail.value ?? "")}</bdi>;
}
