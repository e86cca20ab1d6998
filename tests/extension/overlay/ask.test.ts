import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {RowAnswer, RowIdentity} from '../../../extension/messages.ts';
import {createAsker, type Question} from '../../../extension/overlay/ask.ts';

const question = (key: string): Question => ({key, identity: {identifiers: [key]}});
const answerTo = ({identifiers}: RowIdentity): RowAnswer => ({state: {kind: 'unknown'}, id: identifiers[0]});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = {rows: readonly RowIdentity[]; filter: string | undefined; reply(): void; fail(): void};

function setUp() {
  const sent: Sent[] = [];
  const given: string[] = [];
  const slow: string[] = [];
  let failures = 0;
  const end = new AbortController();
  const asker = createAsker<Question>({
    lookUp: (rows, filter) =>
      new Promise((resolve, reject) => {
        sent.push({rows, filter, reply: () => resolve(rows.map(answerTo)), fail: () => reject(new Error('gone'))});
      }),
    answer: ({key}, {id}) => void given.push(`${key}=${id}`),
    slow: ({key}) => void slow.push(key),
    failed() {
      failures += 1;
    },
    signal: end.signal,
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {asker, sent, given, slow, end, settle, failures: () => failures};
}

describe('looking up rows', () => {
  it('sends what was asked between two passes as one message', async () => {
    const {asker, sent, given, settle} = setUp();
    for (const key of ['a', 'b', 'c']) asker.ask(question(key));
    expect(sent).toHaveLength(0);
    asker.send();
    expect(sent.map(({rows}) => rows.length)).toEqual([3]);
    expect(asker.busy()).toBe(true);
    sent[0]?.reply();
    await settle();
    expect(given).toEqual(['a=a', 'b=b', 'c=c']);
    expect(asker.busy()).toBe(false);
  });

  it('answers again from memory, until it is told to forget', async () => {
    const {asker, sent, given, settle} = setUp();
    asker.ask(question('a'));
    asker.send();
    sent[0]?.reply();
    await settle();
    asker.ask(question('a'));
    asker.send();
    expect(sent).toHaveLength(1);
    expect(given).toEqual(['a=a', 'a=a']);
    asker.forget('score:>75');
    asker.ask(question('a'));
    asker.send();
    expect(sent[1]?.filter).toBe('score:>75');
  });

  it('drops answers to another filter, however late they come', async () => {
    const {asker, sent, given, settle} = setUp();
    asker.ask(question('a'));
    asker.send();
    asker.forget('tag:vip');
    asker.ask(question('a'));
    asker.send();
    sent[1]?.reply();
    await settle();
    sent[0]?.reply();
    await settle();
    expect(given).toEqual(['a=a']);
  });

  it('tries again while the background starts, and says so when it never answers', async () => {
    const {asker, sent, given, failures, settle} = setUp();
    asker.ask(question('a'));
    asker.send();
    for (const wait of [200, 1_000, 4_000]) {
      sent.at(-1)?.fail();
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(sent).toHaveLength(4);
    sent.at(-1)?.fail();
    await settle();
    expect({given, failures: failures()}).toEqual({given: [], failures: 1});
  });

  it('says which rows wait too long', async () => {
    const {asker, sent, slow, settle} = setUp();
    asker.ask(question('a'));
    asker.send();
    await vi.advanceTimersByTimeAsync(399);
    expect(slow).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(slow).toEqual(['a']);
    sent[0]?.reply();
    await settle();
    asker.ask(question('b'));
    asker.send();
    sent[1]?.reply();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(slow).toEqual(['a']);
  });

  it('answers nothing after the list has gone', async () => {
    const {asker, sent, given, end, settle} = setUp();
    asker.ask(question('a'));
    asker.send();
    end.abort();
    sent[0]?.reply();
    await settle();
    expect(given).toEqual([]);
  });
});
