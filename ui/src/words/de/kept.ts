/** Calls that came while a workflow was off: nothing starts by itself. */
export const words = {
  title_one: "Diesen Aufruf jetzt starten?",
  title_other: "Diese Aufrufe jetzt starten?",
  came_one: "„{{name}}“ ist an. {{count, number}} Aufruf kam vorher und wurde aufbewahrt.",
  came_other: "„{{name}}“ ist an. {{count, number}} Aufrufe kamen vorher und wurden aufbewahrt.",
  mended_one: "{{count, number}} Aufruf unter „Probleme“ ist jetzt lesbar und beginnt einen Lauf.",
  mended_other:
    "{{count, number}} Aufrufe unter „Probleme“ sind jetzt lesbar und beginnen einen Lauf.",
  mendedSome_one:
    "Mindestens {{count, number}} Aufruf unter „Probleme“ ist jetzt lesbar und beginnt einen Lauf.",
  mendedSome_other:
    "Mindestens {{count, number}} Aufrufe unter „Probleme“ sind jetzt lesbar und beginnen einen Lauf.",
  mendedRest: "Was Sie von den Aufrufen unter „Probleme“ lassen, bleibt dort.",
  off: "„{{name}}“ ist aus, also startet nichts. Schalten Sie ihn ein, dann wählen Sie, was startet.",
  unreadVersion:
    "Version {{version}} von „{{name}}“ ist nicht lesbar, also startet nichts. Öffnen Sie den Workflow, und gehen Sie zu einer früheren Version zurück oder mit dem Entwurf live. Dann wählen Sie, was startet.",
  list: "Aufbewahrte Aufrufe",
  rest: "Was mit dem Rest geschieht",
  restText:
    "Was Sie nicht starten, bleibt aufbewahrt. Sie finden es in „Workflows“ und unter „Probleme“.",
  leave_one: "Lassen",
  leave_other: "Lassen",
  start_one: "{{count, number}} Aufruf starten",
  start_other: "{{count, number}} Aufrufe starten",
  startSome: "{{count, number}} von {{all, number}} starten",
  startTicked: "Markierte starten",
  unseen: "Auch die starten, die noch nicht gezeigt sind, wo sie einen Lauf beginnen.",
  noneChosen: "Markieren Sie mindestens einen Aufruf.",
  turnOn: "Einschalten…",
  count_one: "{{count, number}} Aufruf aufbewahrt",
  count_other: "{{count, number}} Aufrufe aufbewahrt",
  section: "Aufbewahrte Aufrufe",
  at_one: "{{count, number}} Aufruf für „{{name}}“ aufbewahrt",
  at_other: "{{count, number}} Aufrufe für „{{name}}“ aufbewahrt",
  nothingStarted_one: "Nichts hat damit begonnen.",
  nothingStarted_other: "Nichts hat damit begonnen.",
  untilOn: "Der Workflow ist aus, also startet nichts.",
  untilRead: "Die Version, die live ist, ist nicht lesbar, also startet nichts.",
  others_one: "noch {{count, number}} Aufruf",
  others_other: "noch {{count, number}} Aufrufe",
  choose: "Starten oder lassen…",
  look_one: "Ansehen…",
  look_other: "Ansehen…",
  who: {
    unread: "Ein Aufruf, der nicht gelesen wurde",
    unreadable: "Ein Aufruf, der nicht lesbar ist",
    nobody: "Ein Aufruf, in dem Baton niemanden fand",
    unreadWithin: "ein Aufruf, der nicht gelesen wurde",
    unreadableWithin: "ein Aufruf, der nicht lesbar ist",
    nobodyWithin: "ein Aufruf, in dem Baton niemanden fand",
    more_one: "{{name}} und {{count, number}} weitere Person",
    more_other: "{{name}} und {{count, number}} weitere Personen",
  },
  note: {
    from: "Von {{from}}",
    mended: "Von {{from}}, bis jetzt unter „Probleme“",
    nobody: "Wird der Aufruf gestartet, kommt er zu den Problemen.",
    nobodyFound:
      "Die dienstliche E-Mail steht nicht, wo der Start sucht. Wird der Aufruf gestartet, kommt er zu den Problemen.",
    notMet: "Passt nicht zur Bedingung des Starts, also beginnt kein Lauf.",
    problem:
      "Was der Aufruf sagt, ist nicht zu beurteilen. Wird er gestartet, kommt er zu den Problemen.",
    noEmail: "Das ist keine E-Mail-Adresse. Wird der Aufruf gestartet, kommt er zu den Problemen.",
    unknown:
      "Niemand hat diese dienstliche E-Mail. Wird der Aufruf gestartet, kommt er zu den Problemen.",
    added:
      "Niemand hat bisher diese dienstliche E-Mail. Wird der Aufruf gestartet, kommt die Person hinzu.",
    again: "Um diese Person geht es schon in einem Aufruf darüber, also beginnt kein zweiter Lauf.",
    left: "Ist ausgeschieden. Wird der Aufruf gestartet, kommt er zu den Problemen.",
    done: "War am {{date}} damit fertig. Mit einem Start beginnt der Workflow noch einmal.",
    someDone_one: "{{count, number}} davon war schon damit fertig und finge noch einmal an.",
    someDone_other: "{{count, number}} davon waren schon damit fertig und fingen noch einmal an.",
    partly: "Von {{from}}. Baton hat die ersten {{looked, number}} von {{all, number}} angesehen.",
    tooLong: "Von {{from}}. Er ist zu lang, um hier zu zeigen, für wen ein Lauf beginnen würde.",
    someDoneAtLeast_one:
      "Mindestens {{count, number}} davon war schon damit fertig und finge noch einmal an.",
    someDoneAtLeast_other:
      "Mindestens {{count, number}} davon waren schon damit fertig und fingen noch einmal an.",
    allDone: "Wer davon anfinge, war schon damit fertig und finge noch einmal an.",
    inIt: "Ist schon im Workflow, also beginnt kein zweiter Lauf.",
  },
  ignoring: {
    of: "Ignorieren: {{name}}",
    title: "Diesen aufbewahrten Aufruf ignorieren?",
    text: "Kein Lauf beginnt damit, und er ist nicht mehr aufbewahrt. „Frühere Aufrufe“ sagt, dass er ignoriert wurde.",
  },
  became: {
    started_one: "{{count, number}} Lauf hat begonnen.",
    started_other: "{{count, number}} Läufe haben begonnen.",
    alreadyIn_one: "{{count, number}} Person war schon darin, also begann kein zweiter Lauf.",
    alreadyIn_other:
      "{{count, number}} Personen waren schon darin, also begannen keine zweiten Läufe.",
    nothing_one:
      "Für {{count, number}} Person begann nichts. Warum, steht unter „Frühere Aufrufe“.",
    nothing_other:
      "Für {{count, number}} Personen begann nichts. Warum, steht unter „Frühere Aufrufe“.",
    waiting_one: "{{count, number}} Person beginnt, wenn ihr anderer Lauf endet.",
    waiting_other: "{{count, number}} Personen beginnen, wenn ihre anderen Läufe enden.",
    underWay_one: "{{count, number}} Aufruf wird noch angesehen.",
    underWay_other: "{{count, number}} Aufrufe werden noch angesehen.",
    couldNot_one:
      "{{count, number}} Aufruf konnte nicht starten, denn der Workflow ist nicht an. Er bleibt aufbewahrt.",
    couldNot_other:
      "{{count, number}} Aufrufe konnten nicht starten, denn der Workflow ist nicht an. Sie bleiben aufbewahrt.",
    problems_one:
      "Bei {{count, number}} Person oder Aufruf besteht Handlungsbedarf. Sehen Sie unter „Probleme“ nach.",
    problems_other:
      "Bei {{count, number}} Personen oder Aufrufen besteht Handlungsbedarf. Sehen Sie unter „Probleme“ nach.",
    used_one:
      "{{count, number}} Aufruf ist verwendet. Was daraus wurde, steht unter „Frühere Aufrufe“.",
    used_other:
      "{{count, number}} Aufrufe sind verwendet. Was daraus wurde, steht unter „Frühere Aufrufe“.",
    none: "Nichts wurde gestartet: Die Aufrufe waren nicht mehr da.",
    goesOn: "Sie werden gestartet. Wie weit das ist, steht oben auf der Seite.",
  },
} as const;
