import type {Field, Fields} from '#shared/filter/catalogue';
import {FIELD_BY_NAME} from '#shared/filter/fields';

/** What a list shows after the name, until the creator chooses. */
export const FIRST_COLUMNS: readonly string[] = ['score', 'email', 'tier', 'state', 'pledge', 'lifetime', 'joined', 'source'];

/** The first column of every list: it stays in sight and cannot be taken away. */
export const NAME_COLUMN = 'name';

/** Every field that can be a column, in the order of the catalogue, vendors' own columns last. */
export function columnsOffered(fields: Fields): Field[] {
  return [...fields.values()].filter(({name}) => name !== NAME_COLUMN && FIELD_BY_NAME.get(name)?.isInner !== true);
}

/** The fields of the chosen columns, each once; those of another version, or that nobody has any more, are passed over. */
export function columnsShown(chosen: readonly string[], fields: Fields): Field[] {
  return [...new Set(chosen)].flatMap(name => (name === NAME_COLUMN ? [] : (fields.get(name) ?? [])));
}

/** Moves a column up (-1) or down (1) by one place; at the end it stays. */
export function moved(chosen: readonly string[], name: string, by: -1 | 1): string[] {
  const from = chosen.indexOf(name);
  const to = from + by;
  const next = [...chosen];
  if (from < 0 || to < 0 || to >= next.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, name);
  return next;
}

/** Adds a column at the end, or takes it away. */
export function toggled(chosen: readonly string[], name: string): string[] {
  return chosen.includes(name) ? chosen.filter(other => other !== name) : [...chosen, name];
}

const WIDE = new Set(['email', 'note', 'handle', 'discord', 'product', 'tag', 'owed', 'delivered']);

const LONGEST_TITLE = 168;

/** The least width of a column, in pixels, so that its title can be read; what is left over goes to all of them. */
export function columnWidth({name, type}: Field, title: string): number {
  const withArrow = Math.min(LONGEST_TITLE, 36 + Math.ceil(title.length * 7.4));
  if (WIDE.has(name)) return Math.max(168, withArrow);
  if (name === 'state') return Math.max(124, withArrow);
  return Math.max(type === 'text' || type === 'set' || type === 'choice' ? 104 : 92, withArrow);
}

/** Numbers, amounts and dates stand at the right. */
export function isAtRight({type}: Field): boolean {
  return type === 'number' || type === 'money' || type === 'date';
}

/** The first click on a header begins with the largest number and the newest date; status with what is urgent. */
export function beginsDescending({type}: Field): boolean {
  return type === 'number' || type === 'money' || type === 'date' || type === 'score';
}
