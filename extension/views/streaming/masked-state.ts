import type {SupporterColumns} from '#shared/filter/supporter-columns';
import type {State} from '../../mirror/state';
import {MASK, maskPerson} from './mask-person';

/** Columns that say who somebody is. */
const WHO = new Set(['name', 'credit-name', 'email', 'handle', 'discord', 'note']);

function isHidden(column: string): boolean {
  return WHO.has(column) || column.startsWith('custom.');
}

const states = new WeakMap<State, State>();

/** The same mirror, whose words and documents name nobody. Filters, counts and orders still see what is there. */
export function maskedState(state: State): State {
  const known = states.get(state) ?? mask(state);
  states.set(state, known);
  return known;
}

function mask(state: State): State {
  let [columns, masked] = [state.columns, maskedColumns(state.columns)];
  return new Proxy(state, {
    get(target, key) {
      if (key === 'show') return maskPerson;
      if (key !== 'columns') return Reflect.get(target, key, target);
      if (target.columns !== columns) [columns, masked] = [target.columns, maskedColumns(target.columns)];
      return masked;
    },
  });
}

function maskedColumns(columns: SupporterColumns): SupporterColumns {
  const shown: Pick<SupporterColumns, 'word' | 'words' | 'cell'> = {
    word: (name, ordinal) => (isHidden(name) && columns.word(name, ordinal) !== '' ? MASK : columns.word(name, ordinal)),
    words(name, ordinal) {
      const words = columns.words(name, ordinal);
      return isHidden(name) ? words.map(() => MASK) : words;
    },
    cell(name, ordinal) {
      const cell = columns.cell(name, ordinal);
      if (!isHidden(name) || cell === '') return cell;
      return Array.isArray(cell) ? cell.map(() => MASK) : MASK;
    },
  };
  return new Proxy(columns, {
    get(target, key) {
      if (key in shown) return Reflect.get(shown, key);
      // Private fields belong to the columns themselves.
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
