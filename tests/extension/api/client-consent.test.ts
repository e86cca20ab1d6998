import {afterEach, describe, expect, it, vi} from 'vitest';

const held = {isHeld: true};
vi.stubGlobal('chrome', {
  runtime: {id: 'regulars'},
  permissions: {contains: async () => held.isHeld},
  storage: {local: {get: async () => ({}), set: async () => undefined}},
});
const {pullChanges} = await import('../../../extension/api/client.ts');

const PAGE = {epoch: 'e', items: [], next: 0, head: 0};
const fetch = vi.fn(async () => Response.json(PAGE));
const look = () => pullChanges({origin: 'https://server.example', token: 'w.secret', fetch}, {epoch: undefined, since: 0});

afterEach(() => {
  vi.unstubAllEnvs();
  fetch.mockClear();
  held.isHeld = true;
});

describe('a request to the private server', () => {
  it('is not made once Firefox was told that nothing may be sent, and waits as it does offline', async () => {
    vi.stubEnv('FIREFOX', 'yes');
    held.isHeld = false;
    await expect(look()).rejects.toMatchObject({code: 'offline', detail: 'consent'});
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is made while Firefox’s consent stands, and in browsers that know none', async () => {
    vi.stubEnv('FIREFOX', 'yes');
    await look();
    vi.stubEnv('FIREFOX', '');
    held.isHeld = false;
    await look();
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});
