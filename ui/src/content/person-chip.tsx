import { Link } from "@tanstack/react-router";
import { User } from "lucide-react";
import { useTranslation } from "react-i18next";

type PersonChipProps = { person: { readonly id: string; readonly name: string } };

/** Whose data it is, with the way to the person. */
export function PersonChip({ person: { id, name } }: PersonChipProps) {
  const { t } = useTranslation("content");
  return (
    <Link
      to="/people/$person"
      params={{ person: id }}
      className="person-chip"
      title={name}
      aria-label={t("person", { name })}
    >
      <User />
      <bdi className="clip">{name}</bdi>
    </Link>
  );
}
