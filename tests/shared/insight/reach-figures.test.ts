import {describe, expect, it} from 'vitest';
import type {Engagement} from '#shared/model/engagement';
import {DAY_MS} from '#shared/model/time';
import {MemoryHome} from '../../fixtures/memory-home.ts';
import {NOW, overview} from './with-columns.ts';

const did = (action: Engagement['action'], daysAgo: number): Engagement => ({
  key: `${action} ${daysAgo}`,
  at: NOW - daysAgo * DAY_MS,
  action,
});

function people(all: Readonly<Record<string, readonly Engagement[]>>) {
  const home = new MemoryHome(NOW);
  home.ingest(
    Object.entries(all).map(([person, activities]) => ({
      key: `bluesky/server/actor/${person}`,
      source: 'api' as const,
      asOf: NOW,
      identifiers: [],
      fields: {name: person},
      activities: [...activities],
    })),
  );
  return home.people();
}

describe('whoever is seen by others', () => {
  it('is counted by what their friends see, by what was passed on, and by whom they brought (LOY-20)', () => {
    const {figure} = overview(
      people({
        ada: [did('commented', 3), did('shared', 4), did('referred', 200)],
        bob: [did('liked', 29)],
        cleo: [did('liked', 40), did('paid', 1)],
        dan: [did('invited', 1)],
        // Nobody sees who opens a mail or visits a page.
        eve: [did('opened', 1), did('visited', 1)],
      }),
    );
    expect(figure('seenByOthers').value).toBe(3);
    expect(figure('passedOn').value).toBe(2);
    expect(figure('brought').value).toBe(1);
  });

  it('is not known, and never nobody, where no source tells of it', () => {
    const {figure} = overview(people({eve: [did('opened', 1)]}));
    expect(figure('seenByOthers')).toMatchObject({standing: {kind: 'missing', topic: 'word'}, value: undefined});
  });
});
