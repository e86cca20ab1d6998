import type {GeneratedI18nStructure} from './.wxt/i18n/structure';

/*
 * What `#i18n` is for the type checker: the same function as the generated one, looked up by its key. The generated type compares
 * each call with every key of the locales, which made three minutes out of seconds once there were some thousand of both.
 */

type Value = string | number;
type Values = {
  1: [Value];
  2: [Value, Value];
  3: [Value, Value, Value];
  4: [Value, Value, Value, Value];
  5: [Value, Value, Value, Value, Value];
  6: [Value, Value, Value, Value, Value, Value];
  7: [Value, Value, Value, Value, Value, Value, Value];
  8: [Value, Value, Value, Value, Value, Value, Value, Value];
  9: [Value, Value, Value, Value, Value, Value, Value, Value, Value];
};

/** A plural form takes its number first; where that is all it says, no values are needed. */
type Arguments<Message extends {substitutions: number; plural: boolean}> = Message['substitutions'] extends infer Count
  ? Message['plural'] extends true
    ? Count extends 0
      ? [count: number]
      : Count extends 1
        ? [count: number, values?: Values[1]]
        : Count extends keyof Values
          ? [count: number, values: Values[Count]]
          : never
    : Count extends keyof Values
      ? [values: Values[Count]]
      : []
  : never;

type ArgumentsOf = {[Key in keyof GeneratedI18nStructure]: Arguments<GeneratedI18nStructure[Key]>};

export declare const i18n: {t<Key extends keyof ArgumentsOf>(key: Key, ...values: ArgumentsOf[Key]): string};

/** The keys of sentences without slots. */
export type SentenceKey = {[Key in keyof ArgumentsOf]: ArgumentsOf[Key] extends [] ? Key : never}[keyof ArgumentsOf];
