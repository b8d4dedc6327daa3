import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import { classes } from "#ui/parts/classes.ts";

type OpenPersonProps = {
  run: Run;
  /** It is the one thing to do. */
  isMain: boolean;
};

/** The way to the person whose details keep the run. */
export function OpenPerson({ run: { person }, isMain }: OpenPersonProps) {
  const { t } = useTranslation("run");
  return (
    <Link
      to="/people/$person"
      params={{ person: person.id }}
      className={classes("button", isMain ? "primary" : "plain")}
      title={t("person", { name: person.name })}
    >
      <span className="clip">{t("person", { name: person.name })}</span>
    </Link>
  );
}
