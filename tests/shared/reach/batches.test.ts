import {describe, expect, it} from 'vitest';
import {batchesOf, mailLink} from '#shared/reach/batches';
import {byThemselves, shouldWait} from '#shared/reach/by-themselves';

describe('addresses for Bcc', () => {
  it('come in batches of fifty, in order, the last one shorter', () => {
    const emails = Array.from({length: 120}, (_, at) => `p${at}@example.org`);
    const batches = batchesOf(emails);
    expect(batches.map(({length}) => length)).toEqual([50, 50, 20]);
    expect(batches.flat()).toEqual(emails);
    expect(batchesOf([])).toEqual([]);
  });

  it('stand in the mail program’s address field for Bcc alone, with subject and text', () => {
    expect(mailLink({bcc: ['a@example.org', 'b+c@example.org'], subject: 'Hi & bye', text: 'One\nTwo?'})).toBe(
      'mailto:?bcc=a@example.org,b%2Bc@example.org&subject=Hi%20%26%20bye&body=One%0D%0ATwo%3F',
    );
    expect(mailLink({to: ['a@example.org'], subject: '', text: ''})).toBe('mailto:a@example.org');
  });

  it('are not put into a link that mail programs would cut off', () => {
    const bcc = Array.from({length: 50}, (_, at) => `a-rather-long-name-${at}@example.org`);
    expect(mailLink({bcc, subject: 'Hi', text: 'x'.repeat(500)})).toBeUndefined();
  });

  it('never carry a second address or header in one', () => {
    expect(mailLink({to: ['a@example.org?cc=b@example.org&subject=x'], subject: '', text: ''})).toBe(
      'mailto:a@example.org%3Fcc%3Db@example.org%26subject%3Dx',
    );
  });
});

describe('payments that come back by themselves (C11, C12, F14)', () => {
  const row = (outcome: 'recovered' | 'lost' | 'retrying' | 'open', contactedAt?: number) => ({outcome, contactedAt});

  it('are counted among those that are over and that nobody wrote to', () => {
    const rows = [
      ...Array.from({length: 6}, () => row('recovered')),
      ...Array.from({length: 3}, () => row('lost')),
      row('open'),
      row('retrying'),
      row('recovered', 5),
    ];
    expect(byThemselves(rows)).toEqual({recovered: 6, of: 10});
  });

  it('are not spoken of where too few are known', () => {
    expect(byThemselves([row('recovered'), row('lost'), row('retrying')])).toBeUndefined();
  });

  it('are worth waiting for until the 5th', () => {
    expect([1, 4, 5, 23].map(shouldWait)).toEqual([true, true, false, false]);
  });
});
