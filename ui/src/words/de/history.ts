/** What happened in a run, one sentence for each kind of entry. `{{step}}` is the step's name. */
export const words = {
  run_started: "Der Lauf hat begonnen",
  message_ready: "„{{step}}“ ist bereit zum Senden",
  try_failed: "„{{step}}“: Ein Versuch ist misslungen",
  try_failed_because: "Versuch {{tries}} von „{{step}}“: {{what}}",
  given_up: "„{{step}}“ konnte nicht zugestellt werden",
  message_accepted: "„{{step}}“ wurde angenommen",
  accepted_again: "„{{step}}“ wurde als neue Nachricht angenommen",
  wait_started: "Wartet auf einen Aufruf: {{step}}",
  call_bound: "Ein Aufruf für „{{step}}“ kam früh und ist aufbewahrt",
  call_used: "Der Aufruf für „{{step}}“ kam",
  call_bound_by_hand:
    "{{by}} wählte einen Aufruf für „{{step}}“ in diesem Lauf. Er ist aufbewahrt, bis der Lauf dort ankommt",
  call_bound_by_hand_about:
    "{{by}} wählte einen Aufruf über {{who}} für „{{step}}“ in diesem Lauf. Er ist aufbewahrt, bis der Lauf dort ankommt",
  call_used_by_hand: "Der Aufruf, den {{by}} für „{{step}}“ in diesem Lauf wählte, ist verwendet",
  call_used_by_hand_about:
    "Der Aufruf über {{who}}, den {{by}} für „{{step}}“ in diesem Lauf wählte, ist verwendet",
  settle_began: "Wartet bis {{until}} auf mehr zu dieser Person",
  call_merged: "Noch ein Aufruf kam zu dieser Person und wurde mit dem ersten zusammengefasst",
  settled_alone: "Zu dieser Person kam nichts mehr. Der Lauf geht weiter",
  settled: "{{calls}} Ereignisse zusammengefasst",
  another_event_came: "Noch ein Aufruf kam zu dieser Person. Er hat nichts gestartet",
  reminder_passed: "Kein Aufruf kam: {{step}}",
  limit_passed: "Noch immer kein Aufruf: {{step}}",
  needs_you: "Handlungsbedarf bei „{{step}}“",
  problem_solved: "Kein Handlungsbedarf mehr bei „{{step}}“",
  step_skipped: "„{{step}}“ wurde übersprungen: {{why}}",
  marked_received: "„{{step}}“ wurde als erhalten markiert: {{why}}",
  sent_again: "„{{step}}“ wurde erneut gesendet: {{why}}",
  sent_new: "„{{step}}“ wurde als neue Nachricht gesendet: {{why}}",
  sent_new_changed: "{{by}} änderte {{names}}, bevor „{{step}}“ erneut gesendet wurde: {{why}}",
  settings_used:
    "„{{step}}“ wurde mit den Einstellungen von Version {{version}} neu erstellt: {{why}}",
  new_message_dropped: "Die zweite Nachricht von „{{step}}“ wird nicht mehr gesendet: {{why}}",
  tried_again: "„{{step}}“ wurde noch einmal versucht",
  path_taken: "„{{step}}“: Pfad {{path}} wurde genommen",
  path_chosen: "„{{step}}“: Pfad {{path}} wurde gewählt: {{why}}",
  paths_begun: "„{{step}}“: Alle Pfade haben begonnen",
  first_done: "„{{step}}“: Pfad {{path}} war zuerst fertig",
  withdrawn: "„{{step}}“ ist nicht mehr nötig",
  ended_afterwards:
    "„{{step}}“ war unterwegs, als es nicht mehr nötig war. Vielleicht hat das andere Tool es getan",
  time_wait_started: "„{{step}}“: wartet bis {{until}}",
  time_wait_moved: "„{{step}}“: wartet jetzt bis {{until}}, vorher bis {{from}}",
  time_wait_started_without_holidays:
    "„{{step}}“: wartet bis {{until}}. Die Feiertage sind nicht bekannt, also sind nur Wochenenden frei",
  time_wait_started_hidden:
    "„{{step}}“: wartet. Bis wann, sagt eine sensible Angabe, also steht es nicht hier",
  time_wait_moved_hidden:
    "„{{step}}“: wartet auf eine andere Zeit. Bis wann, sagt eine sensible Angabe, also steht es nicht hier",
  time_wait_moved_date:
    "„{{step}}“: wartet jetzt bis {{until}}, weil sich das Datum geändert hat. Vorher bis {{from}}",
  time_wait_moved_zone:
    "„{{step}}“: wartet jetzt bis {{until}}, weil sich die Zeitzone geändert hat. Vorher bis {{from}}",
  time_wait_moved_free_days:
    "„{{step}}“: wartet jetzt bis {{until}}, weil sich die Feiertage geändert haben. Vorher bis {{from}}",
  time_came: "„{{step}}“: Die Zeit ist gekommen",
  time_came_past: "„{{step}}“: Die Zeit war schon vorbei, also ging der Lauf gleich weiter",
  detail_set: "„{{step}}“: {{detail}} ist jetzt „{{after}}“, vorher „{{before}}“",
  detail_set_first: "„{{step}}“: {{detail}} ist jetzt „{{after}}“, vorher leer",
  detail_set_emptied: "„{{step}}“: {{detail}} ist jetzt leer, vorher „{{before}}“",
  detail_set_hidden:
    "„{{step}}“: {{detail}} wurde geändert. Das ist sensibel, also steht es nicht hier",
  detail_would_be_set:
    "„{{step}}“: {{detail}} wäre jetzt „{{after}}“. Ein Probelauf ändert niemanden",
  detail_would_be_emptied: "„{{step}}“: {{detail}} wäre jetzt leer. Ein Probelauf ändert niemanden",
  detail_would_be_hidden:
    "„{{step}}“: {{detail}} würde geändert. Das ist sensibel, also steht es nicht hier. Ein Probelauf ändert niemanden",
  nothing_to_set: "„{{step}}“: Die Person hatte schon alles davon, also wurde nichts geändert",
  skipped_ahead: "„{{step}}“: vorgesprungen",
  run_stopped: "Der Lauf wurde gestoppt: {{why}}",
  run_done: "Der Lauf ist erledigt",
} as const;
