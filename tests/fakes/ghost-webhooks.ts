import {createHmac} from 'node:crypto';
import {idOf} from './ghost-members.ts';

export type Webhook = {id: string; event: string; target_url: string; secret: string | null; name: string | null};
export type Delivery = {at: number; event: string; url: string; status: number};

/** The hooks of a fake site, and how they are called: once, two seconds at most, never again. */
export type Webhooks = {
  all: Map<string, Webhook>;
  deliveries: Delivery[];
  put(hook: Omit<Webhook, 'id'>): Webhook;
  /** Calls every hook of the event; resolves when all have answered or failed. */
  fire(event: string, body: unknown): Promise<void>;
};

export function createWebhooks(now: () => number): Webhooks {
  const all = new Map<string, Webhook>();
  const deliveries: Delivery[] = [];
  let made = 0;

  async function call(hook: Webhook, body: string): Promise<void> {
    const at = now();
    const signature = hook.secret === null ? {} : {'X-Ghost-Signature': signatureOf(hook.secret, body, at)};
    let status = 0;
    try {
      const response = await fetch(hook.target_url, {
        method: 'POST',
        headers: {'content-type': 'application/json', 'content-version': 'v6.65', ...signature},
        body,
        signal: AbortSignal.timeout(2000),
      });
      status = response.status;
    } catch {
      status = 0; // Ghost forgets a delivery that did not arrive
    }
    deliveries.push({at, event: hook.event, url: hook.target_url, status});
    if (status === 410) all.delete(hook.id);
  }

  return {
    all,
    deliveries,
    put(hook) {
      made += 1;
      const whole = {...hook, id: idOf(`webhook ${made}`)};
      all.set(whole.id, whole);
      return whole;
    },
    async fire(event, body) {
      const text = JSON.stringify(body);
      await Promise.all([...all.values()].filter(hook => hook.event === event).map(hook => call(hook, text)));
    },
  };
}

/** `sha256=HEX, t=MS` over the body directly followed by t. */
export function signatureOf(secret: string, body: string, at: number): string {
  return `sha256=${createHmac('sha256', secret).update(`${body}${at}`).digest('hex')}, t=${at}`;
}
