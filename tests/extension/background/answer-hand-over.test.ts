import {beforeAll, describe, expect, it} from 'vitest';
import {namedFilters} from '#shared/filter/named-filters';
import {DEFAULT_PROGRAMME} from '#shared/model/default-programme';
import type {RecordFields} from '#shared/model/record';
import {answerHandOver} from '../../../extension/background/answer-hand-over.ts';
import {speak} from '../../fixtures/i18n.ts';
import {freshMirror} from '../mirror/fresh-mirror.ts';
import {page, supporter} from '../mirror/people.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const PAYING: RecordFields = {paid: true, vendorState: 'active'};
const FREE: RecordFields = {paid: false, vendorState: 'free', joinedAt: NOW - 86_400_000};

async function answer(filter: string, {adapter = 'ghost', isMerged = false} = {}) {
  const mirror = await freshMirror(() => NOW);
  const reader = supporter({number: 4, fields: {mailState: 'subscribed'}});
  const others = isMerged ? [{...reader, records: reader.records.map(one => ({...one, key: 'mailchimp/list/member/4'}))}] : [];
  await mirror.apply(
    'server',
    page(0, [
      supporter({number: 1, fields: PAYING, v: 9}),
      supporter({number: 2, fields: PAYING}),
      supporter({number: 3, fields: FREE}),
      ...others,
    ]),
  );
  const segments = namedFilters([{name: 'Paying', filter: 'kind:paid state:active'}]);
  return answerHandOver(
    {state: await mirror.read('server'), programme: DEFAULT_PROGRAMME, now: NOW, segments},
    {adapter, filter, number: String},
  );
}

describe('a filter in the host’s own list', () => {
  beforeAll(() => speak('en'));

  it('says how many it will show and what it cannot ask for (C20)', async () => {
    expect(await answer('in:Paying score:>=50')).toMatchObject({
      host: 'Ghost',
      hash: expect.stringContaining('#/members?filter=status%3A-free'),
      text: 'Ghost shows 2 people: it cannot ask for score:>=50.',
    });
  });

  it('says that nothing is lost where nothing is', async () => {
    expect((await answer('kind:paid state:active'))?.text).toBe('Ghost shows 2 people: it asks the same.');
  });

  it('offers no list where nothing of the filter can be asked for (C20)', async () => {
    const {hash, text} = (await answer('score:>=50')) ?? {};
    expect(hash).toBeUndefined();
    expect(text).toBe('Ghost cannot ask for score:>=50, so its own list stays as it is.');
  });

  it('says that dates are whole days, and that others know more', async () => {
    expect((await answer('joined:<30d', {isMerged: true}))?.text).toBe(
      'Ghost shows about 1 person: it asks the same. It counts in whole days. It knows its own data only, so some people may be missing there.',
    );
  });

  it('is not offered for a host whose list cannot be asked, nor for a text that is no filter', async () => {
    expect(await answer('kind:free', {adapter: 'patreon'})).toBeUndefined();
    expect(await answer('kind:(')).toBeUndefined();
  });
});
