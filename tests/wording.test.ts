import {describe, expect, it} from 'vitest';
import {sourcesBelow} from './architecture/sources.ts';

/** Where something is written for people. */
const sources = sourcesBelow('extension').filter(({path}) => !/^extension\/(dashboards|mirror|local|api|log)\//.test(path));

/** What looks like words for people and is not. */
const TECHNICAL: Readonly<Record<string, string>> = {
  'extension/backup/export-tables.ts': 'cells of a CSV file',
  'extension/background/answer-hand-over.ts': 'pieces of a filter, which is written alike in every language',
  'extension/share-preact.ts': 'names in a script',
  'extension/views/data/export-columns.ts': 'cells of a CSV file',
  'extension/views/data/sort-people.ts': 'keys to sort by',
  'extension/views/field-text.ts': 'a postal address on one line',
  'extension/views/filter-problem-text.ts': 'pieces of a filter, which is written alike in every language',
  'extension/views/page/copy-emails.tsx': 'addresses of a mail, with the comma of its header',
  'extension/views/page/emails-sheet.tsx': 'addresses of a mail, with the comma of its header',
  'extension/views/page/owed-list.tsx': 'a postal address on one line',
  'extension/views/reach/bcc-part.tsx': 'addresses of a mail, with the comma of its header',
  'extension/wxt.config.ts': 'a policy in the manifest',
};

describe('numbers, dates and lists on screen', () => {
  it('are written by Intl, in the language of the interface', () => {
    const BY_HAND = new Set(['toFixed', 'toPrecision', 'toLocaleDateString', 'toLocaleTimeString', 'toUTCString']);
    const wrong = sources.flatMap(({path, calls}) =>
      calls
        .filter(({name, count}) => BY_HAND.has(name) || (name === 'toLocaleString' && count === 0))
        .map(({name}) => `${path}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('name that language, never the machine’s', () => {
    const wrong = sources.flatMap(({path, calls}) =>
      calls
        .filter(({on, count, first}) => on === 'Intl' && (count === 0 || first === 'undefined'))
        .map(({name}) => `${path}: Intl.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are no words with commas between them, where a list is meant', () => {
    const joined = sources.filter(({calls}) =>
      calls.some(({name, first}) => name === 'join' && /^['"`](, ?|; ?)['"`]$/.test(first)),
    );
    expect(joined.map(({path}) => path).filter(path => TECHNICAL[path] === undefined)).toEqual([]);
  });
});

describe('sentences on screen', () => {
  it('come from the locales: markup holds no words but our name and those on keys', () => {
    const written = sources.flatMap(({path, markup}) =>
      markup.filter(text => /\p{L}{2}/u.test(text) && !['Regulars', 'Esc'].includes(text)).map(text => `${path}: ${text}`),
    );
    expect(written).toEqual([]);
  });

  it('are whole: what is put beside one is a whole one too, with neither words nor signs of ours between them', () => {
    const between = (glued: string) =>
      glued
        .replaceAll('Regulars', '')
        .replaceAll('\\n', '')
        .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\}|\$\{[^{}]*\})*\}/g, '');
    const wrong = sources.flatMap(({path, glued}) =>
      glued.filter(text => !text.startsWith('`') || /[\p{L}:,;()]/u.test(between(text))).map(text => `${path}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});
