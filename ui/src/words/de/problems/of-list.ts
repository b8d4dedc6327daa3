/** Listen, in denen Baton nicht gefunden hat, um wen es geht. */
export const words = {
  ofList: {
    title: "Baton hat in den Einträgen eines Aufrufs nicht gefunden, um wen es geht",
    text_one:
      "Der Aufruf ist eine Liste mit {{count, number}} Eintrag. Baton hat dort nachgesehen, wo der Schritt es sagt, und nichts Passendes gefunden.",
    text_other:
      "Der Aufruf ist eine Liste mit {{count, number}} Einträgen. Baton hat in jedem dort nachgesehen, wo der Schritt es sagt, und nichts Passendes gefunden.",
    entryTitle: "Baton hat in einem Eintrag einer Liste nicht gefunden, um wen es geht",
    entryText:
      "Baton hat dort nachgesehen, wo der Schritt es sagt, und nichts Passendes gefunden. In anderen Einträgen desselben Aufrufs stand es.",
    entry: "Eintrag {{entry, number}}",
    entryOf: "Eintrag {{entry, number}} · {{call}}",
  },
} as const;
