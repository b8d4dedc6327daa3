/** Baton's own details that a call can fill in. */
export const FILLABLE = [
  "display_name",
  "given_name",
  "family_name",
  "work_email",
  "start_date",
  "end_date",
  "time_zone",
  "location",
  "job_title",
  "team",
  "department",
  "manager",
] as const;
