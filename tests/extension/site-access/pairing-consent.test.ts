import {beforeEach, describe, expect, it, vi} from 'vitest';

type Permissions = {origins?: string[]; data_collection?: string[]};

/** What Firefox does with data permissions: they are granted, held and removed like others. */
const held = new Set<string>();
const request = vi.fn(async ({data_collection = []}: Permissions) => {
  for (const kind of data_collection) held.add(kind);
  return true;
});
const contains = async ({data_collection = []}: Permissions) => data_collection.every(kind => held.has(kind));
const remove = async ({data_collection = []}: Permissions) => data_collection.every(kind => held.delete(kind));
vi.stubGlobal('chrome', {runtime: {id: 'regulars'}, permissions: {request, contains, remove}});
const {askToPair, maySend, stopSending} = await import('../../../extension/site-access/pairing-consent.ts');

beforeEach(() => {
  held.clear();
  request.mockClear();
});

describe('pairing a private server', () => {
  it('asks Firefox in one question for the host and for what is sent to it', async () => {
    expect(await maySend(true)).toBe(false);
    expect(await askToPair('https://server.example:8443', true)).toBe(true);
    expect(request.mock.calls).toEqual([
      [
        {
          origins: ['https://server.example/*'],
          data_collection: ['personallyIdentifyingInfo', 'financialAndPaymentInfo', 'authenticationInfo'],
        },
      ],
    ]);
    expect(await maySend(true)).toBe(true);
    await stopSending(true);
    expect(await maySend(true)).toBe(false);
  });

  it('asks other browsers for the host alone', async () => {
    await askToPair('https://server.example:8443', false);
    expect(request.mock.calls).toEqual([[{origins: ['https://server.example:8443/*']}]]);
    expect(await maySend(false)).toBe(true);
  });

  it('may send no more once the creator took one kind back in the list of add-ons', async () => {
    await askToPair('https://server.example', true);
    held.delete('financialAndPaymentInfo');
    expect(await maySend(true)).toBe(false);
  });
});
