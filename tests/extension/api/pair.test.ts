import {describe, expect, it, vi} from 'vitest';
import {fakeChrome} from '../site-access/fake-chrome.ts';

vi.stubGlobal('chrome', fakeChrome());
const {serverOrigin} = await import('../../../extension/api/pair.ts');

describe('the address of a private server', () => {
  it.each([
    ['regulars.example.workers.dev', 'https://regulars.example.workers.dev'],
    ['  https://regulars.example/some/path?x=1 ', 'https://regulars.example'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
  ])('takes %s', (typed, origin) => expect(serverOrigin(typed)).toBe(origin));

  it.each([['http://regulars.example'], ['https://me:secret@regulars.example'], ['not an address'], ['']])(
    'refuses %s, which would send the session in the clear or nowhere',
    typed => expect(serverOrigin(typed)).toBeUndefined(),
  );
});
