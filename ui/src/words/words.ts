/**
 * Every file of words of the fallback language, as `<subject>` or `<subject>/<part>`. Each adds
 * itself, so that a subject is a file in the folder of each language and listed nowhere.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the files of words fill it.
export interface Files {}

type SubjectOf<File> = File extends `${infer Subject}/${string}` ? Subject : File;
type InFiles<Subject> = {
  [File in keyof Files]: SubjectOf<File> extends Subject ? (words: Files[File]) => void : never;
}[keyof Files];

/** Every text that people read, by subject. */
export type Words = {
  [Subject in SubjectOf<keyof Files>]: InFiles<Subject> extends (words: infer All) => void
    ? All
    : never;
};

/** The subjects that have a title. */
export type TitledWords = {
  [Subject in keyof Words]: Words[Subject] extends { title: string } ? Subject : never;
}[keyof Words];
