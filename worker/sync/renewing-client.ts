import type {Budget} from '../limits';
import {ConnectorError} from './connector-error';
import type {OutboundClient, OutboundRequest} from './outbound-client';

export type Renewing = {
  /** The key that requests are signed with by whoever makes them. */
  readonly key: string;
  /** Another one in place of it; undefined: there is none to be had. Throws `ConnectorError`. */
  renew(): Promise<string | undefined>;
  readonly budget: Budget;
};

/**
 * A client that buys another key when the vendor no longer takes the one it has, and asks once more. From then on every request
 * that carries the old key is sent with the new one, so that a connector need not know.
 */
export function renewingClient(client: OutboundClient, {key, renew, budget}: Renewing): OutboundClient {
  let current = key;
  async function asking<T>(request: OutboundRequest, ask: (request: OutboundRequest) => Promise<T>): Promise<T> {
    try {
      return await ask(signedWith(request, key, current));
    } catch (error) {
      if (!isExpired(error) || current !== key) throw error;
      const fresh = await renew();
      if (fresh === undefined || fresh === key) throw error;
      current = fresh;
      // The second try belongs to the first: it is not left undone for want of budget.
      budget.fetches = Math.max(budget.fetches, 1);
      return ask(signedWith(request, key, current));
    }
  }
  return {
    json: (request, schema) => asking(request, one => client.json(one, schema)),
    send: request => asking(request, one => client.send(one)),
  };
}

/** A 403 is about what the key may do: another key of the same permission may do no more. */
function isExpired(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'unauthorised' && error.detail !== 'HTTP 403';
}

function signedWith(request: OutboundRequest, key: string, current: string): OutboundRequest {
  if (key === current) return request;
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value.replaceAll(key, current)] as const);
  return {...request, headers: Object.fromEntries(headers)};
}
