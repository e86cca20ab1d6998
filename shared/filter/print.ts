import type {Filter, Test} from '#shared/filter/tree';

const ESCAPED = /["\\]/g;

function quote(word: string): string {
  return `"${word.replace(ESCAPED, '\\$&')}"`;
}

/** A word where a term can start. */
export function printWord(word: string): string {
  const isBare = /^[^\s()[\]":,<>-][^\s()[\]":,]*$/.test(word) && !word.includes('..') && !/^(or|and|not|\*)$/i.test(word);
  return isBare ? word : quote(word);
}

/** A word behind a colon or in a list. */
export function printValue(word: string): string {
  const isBare = /^[^\s()[\]":,<>=~*][^\s()[\]":,]*$/.test(word) && !word.includes('..') && !word.endsWith('*');
  return isBare ? word : quote(word);
}

const MARKS = {
  is: ['', '', ''],
  exactly: ['=', '', ''],
  contains: ['~', '', ''],
  starts: ['', '', '*'],
  ends: ['', '*', ''],
} as const;

function printTest(test: Test): string {
  if (test.op === 'any') return '*';
  if (test.op === 'range') return `${test.from}..${test.to}`;
  if (!('values' in test)) return `${test.op}${test.value}`;
  const [mark, before, behind] = MARKS[test.op];
  const values = test.values.map(value => before + printValue(value) + behind);
  return mark + (values.length === 1 ? values.join('') : `(${values.join(', ')})`);
}

/** The canonical text of a filter: parsing it gives the same tree, and every text of one meaning and order prints alike. */
export function printFilter(tree: Filter): string {
  return print(tree, true);
}

function print(tree: Filter, top: boolean): string {
  switch (tree.kind) {
    case 'text':
      return printWord(tree.text);
    case 'test':
      return `${printWord(tree.field)}:${printTest(tree.test)}`;
    case 'some': {
      const {of, part, count} = tree;
      const times = count === undefined ? '' : `:${count.op === '=' ? '' : count.op}${count.value}`;
      return `${of}[${print(part, true)}]${times}`;
    }
    case 'segment':
      return `in:${printValue(tree.name)}`;
    case 'not':
      return `-${print(tree.part, false)}`;
    case 'and':
    case 'or': {
      const text = tree.parts.map(part => print(part, false)).join(tree.kind === 'or' ? ' or ' : ' ');
      return top ? text : `(${text})`;
    }
  }
}
