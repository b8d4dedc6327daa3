import {
  ArrowDownLeft,
  Building2,
  KeyRound,
  ListOrdered,
  Play,
  TriangleAlert,
  User,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Source } from "#ui/document/definition.ts";
import { classes } from "#ui/parts/classes.ts";
import type { Pill } from "#ui/values/segments.ts";

type DetailPillProps = { pill: Pill; text: string; isBroken: boolean; sample?: string | null };

const ICONS = {
  person: User,
  trigger: ArrowDownLeft,
  step: ListOrdered,
  run: Play,
  company: Building2,
  call: ArrowDownLeft,
} satisfies Record<Source["kind"], typeof User>;

/** What a detail looks like within a value: its name, and by colour and icon where it comes from. */
export function DetailPill({ pill, text, isBroken, sample }: DetailPillProps) {
  const { t } = useTranslation("designer");
  if (pill.kind === "secret") {
    return (
      <span className="pill is-run" title={t("values.secret")}>
        <KeyRound />
        <span className="clip">{t("values.secret")}</span>
      </span>
    );
  }
  const { kind } = pill.reference.source;
  const Icon = isBroken ? TriangleAlert : ICONS[kind];
  const tone =
    kind === "person" ? "is-person" : kind === "run" || kind === "company" ? "is-run" : "is-step";
  const name = isBroken ? t("values.broken", { name: text }) : text;
  return (
    <span
      className={classes("pill", isBroken ? "is-broken" : tone)}
      title={sample ? `${name}: ${sample}` : name}
    >
      <Icon />
      <bdi className="clip">{name}</bdi>
      {pill.format !== "as_is" && (
        <span className="pill-format">{t(`values.format.${pill.format}`)}</span>
      )}
    </span>
  );
}
