import {describe, expect, it} from 'vitest';
import {isChoice} from '../../worker/connectors/connector.ts';
import {newBudget} from '../../worker/limits.ts';
import {createOutboundClient} from '../../worker/sync/outbound-client.ts';
import {createPace} from '../../worker/sync/pace.ts';
import {createRateLimiter} from '../../worker/sync/rate-limiter.ts';
import {CASES} from '../contract/cases.ts';
import {serveVendor} from './vendors/serve.ts';

describe('a vendor of the tests on loopback', () => {
  it.each(CASES)('$connector.vendor answers another process as it answers the tests', async ({connector, vendor}) => {
    const fake = vendor(3);
    const served = await serveVendor({fetch: request => fake.fetch(atOwnHost(request, fake.host))});
    try {
      const {host} = new URL(served.url);
      const http = createOutboundClient({
        fetch: request => fetch(request),
        now: Date.now,
        hosts: [host],
        allowPrivateHosts: true,
        timeoutMs: 5_000,
        limiter: createRateLimiter(6),
        pace: createPace(undefined),
        budget: newBudget(),
      });
      const answer = await connector.connect(http, {...fake.request, url: served.url}, Date.now());
      if (isChoice(answer)) throw new Error('the fake has several accounts');
      const {readings} = await connector.pull({extra: {}, ...answer, http, now: Date.now()}, {since: undefined, page: 0});
      expect(readings).toHaveLength(3);
    } finally {
      await served.close();
    }
  });
});

/** The fake knows itself by the host that it was made with. */
function atOwnHost(request: Request, host: string): Request {
  const url = new URL(request.url);
  url.host = host;
  return new Request(url, request);
}
