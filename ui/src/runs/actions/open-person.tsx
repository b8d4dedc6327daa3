import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";

type OpenPersonProps = { run: Run };

/** The way to the person whose details keep the run, as the one thing to do. */
export function OpenPerson({ run: { person } }: OpenPersonProps) {
  const { t } = useTranslation("run");
  return (
    <Link
      to="/people/$person"
      params={{ person: person.id }}
      className="button primary"
      title={t("person", { name: person.name })}
    >
      <span className="clip">{t("person", { name: person.name })}</span>
    </Link>
  );
}
