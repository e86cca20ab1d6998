import * as z from 'zod/mini';
import {LABEL_ORDERS} from '../labels/addressed';

const choiceSchema = z.object({
  /** Its id. */
  format: z.string(),
  order: z.enum(LABEL_ORDERS),
  /** Labels that are gone from the first sheet. */
  used: z.int().check(z.gte(0)),
  /** The country that is posted from; empty: every label names its country. */
  home: z.string(),
});
export type LabelChoice = z.infer<typeof choiceSchema>;

const KEY = 'labels/1';
const FIRST: LabelChoice = {format: 'a4-24', order: 'country', used: 0, home: ''};

/** What the creator chose last in this browser: the same pack of labels lies beside the printer next month. */
export function readLabelChoice(): LabelChoice {
  const text = localStorage.getItem(KEY);
  const read = choiceSchema.safeParse(text === null ? undefined : JSON.parse(text));
  // A sheet that was begun then is another one by now.
  return read.success ? {...read.data, used: 0} : FIRST;
}

export function keepLabelChoice(choice: LabelChoice): void {
  localStorage.setItem(KEY, JSON.stringify(choice));
}
