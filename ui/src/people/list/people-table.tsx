import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#ui/api/shapes.ts";
import { WorkEmail } from "#ui/people/work-email.tsx";
import { usePlainDate } from "#ui/person-form/plain-date.ts";
import { useRowKeys } from "#ui/run-table/row-keys.ts";

type PeopleTableProps = { people: readonly Person[] };

/** The rows of people, which are one tab stop. */
export function PeopleTable({ people }: PeopleTableProps) {
  const { t } = useTranslation("people");
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, true);
  const columns = ["name", "email", "department", "manager", "start", "status"] as const;
  return (
    <table ref={table} className="table people-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const plainDate = usePlainDate();
  return (
    <tr>
      <td>
        <span className="row">
          <Link
            to="/people/$person"
            params={{ person: person.id }}
            className="row-link"
            title={person.display_name}
          >
            <bdi className="clip">{person.display_name}</bdi>
          </Link>
          {person.sample && <span className="count">{t("sample")}</span>}
        </span>
      </td>
      <td className="muted">
        <span className="clip block" dir="ltr" title={person.work_email ?? ""}>
          {person.work_email && <WorkEmail email={person.work_email} />}
        </span>
      </td>
      <td className="muted">
        <span className="clip block" dir="auto" title={person.department ?? ""}>
          {person.department}
        </span>
      </td>
      <td className="muted" {...(person.manager ? { "data-label": t("column.manager") } : {})}>
        <span className="clip block" dir="auto" title={person.manager ?? ""}>
          {person.manager}
        </span>
      </td>
      <td
        className="muted nowrap num"
        {...(person.start_date ? { "data-label": t("column.start") } : {})}
      >
        {person.start_date ? plainDate(person.start_date) : ""}
      </td>
      <td className="muted nowrap">{t(`status.${person.status}`)}</td>
    </tr>
  );
}
