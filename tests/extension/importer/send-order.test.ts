import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Order, Told} from '../../../extension/importer/orders.ts';

const posted: unknown[] = [];
let isHeld = false;
vi.stubGlobal('chrome', {
  runtime: {id: 'regulars', getURL: (path: string) => path},
  permissions: {contains: async () => isHeld},
});
vi.stubGlobal(
  'Worker',
  class {
    addEventListener() {
      return undefined;
    }
    terminate() {
      posted.push('ended');
    }
    postMessage(message: unknown) {
      posted.push(message);
    }
  },
);
const {sendOrder} = await import('../../../extension/importer/send-order.ts');

const session = {server: 'https://server.example', token: 'w.secret', workspace: 'w', name: 'Mine'};
const order: Order = {kind: 'go-on', id: 'import-1', session, mappings: []};

afterEach(() => {
  posted.length = 0;
  isHeld = false;
  vi.unstubAllEnvs();
});

describe('an order to the importer', () => {
  it('for a private server is not given once Firefox was told that nothing may be sent', async () => {
    vi.stubEnv('FIREFOX', 'yes');
    const told: Told[] = [];
    sendOrder(order, one => told.push(one));
    await vi.waitFor(() => expect(told).toEqual([{kind: 'failed', code: 'offline', isBack: false}]));
    expect(posted).toEqual(['ended']);
  });

  it('is given at once for this browser itself, and for a server where nothing forbids it', async () => {
    const local: Order = {...order, session: null};
    sendOrder(local, () => undefined);
    expect(posted).toEqual([local]);
    sendOrder(order, () => undefined);
    await vi.waitFor(() => expect(posted).toEqual([local, order]));
  });
});
