import {describe, expect, it} from 'vitest';
import type {Delivery} from '../../worker/connectors/connector.ts';
import {type ConnectorCase, connected} from './connector.ts';

const URL_OF_OURS = 'https://regulars.example/v1/webhooks/workspace.secret';
const SECRET = 'a secret of forty characters and no more';
const AT = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

/** What every vendor's webhooks promise: they are believed as far as they are signed, and name whom to read again. */
export function testWebhooks({connector, vendor}: ConnectorCase): void {
  const {webhooks} = connector;
  if (webhooks === undefined || vendor(1).webhook === undefined) return;
  describe(`${connector.vendor} sends webhooks`, () => {
    const sent = async (at = AT, now = at): Promise<Delivery> => {
      const request = await vendor(3).webhook?.(2, {url: URL_OF_OURS, secret: SECRET, at});
      if (request === undefined) throw new Error('the fake sends nothing');
      const {method, url, headers} = request;
      return {method, url, headers, body: Uint8Array.from(new Uint8Array(await request.arrayBuffer())), now};
    };
    const isTheirs = (delivery: Delivery) => webhooks.verify(delivery, {secret: SECRET, client: {id: 'app', secret: SECRET}});
    // Who signs nothing can be believed of the address alone.
    const isSigned = async () =>
      !(await isTheirs({...(await sent()), body: Uint8Array.from(new TextEncoder().encode('another'))}));

    it('that are theirs, and name somebody whom it can read', async () => {
      const delivery = await sent();
      expect(await isTheirs(delivery)).toBe(true);
      const access = await connected(connector, vendor(3));
      const subjects = webhooks.subjects(delivery, access.account);
      expect(subjects).toHaveLength(1);
      expect(subjects[0]?.startsWith(`${connector.vendor}/${access.account}/`)).toBe(true);
      const reading = await connector.readOne?.(access, subjects[0] ?? '');
      expect(reading?.deleted).toBeUndefined();
      expect(reading?.key.startsWith(`${connector.vendor}/${access.account}/`)).toBe(true);
    });

    it('that nobody can forge: no other body, header or secret fits', async () => {
      const delivery = await sent();
      if (!(await isSigned())) {
        // An unsigned hint of whatever shape names nobody of another account and never throws.
        expect(webhooks.subjects(delivery, 'another account').every(key => key.includes('another account'))).toBe(true);
        return;
      }
      const {body} = delivery;
      expect(await isTheirs({...delivery, body: Uint8Array.from([...body, 32])})).toBe(false);
      expect(await isTheirs({...delivery, headers: new Headers()})).toBe(false);
      expect(await webhooks.verify(delivery, {secret: 'ab'.repeat(32), client: {id: 'app', secret: 'another'}})).toBe(false);
    });

    it('that are not believed twice: old ones are refused, or are told apart from every other', async () => {
      const [first, later] = [await sent(), await sent(AT + MINUTE)];
      const isStamped = [...first.headers].some(
        ([name, value]) => value !== later.headers.get(name) && name !== 'content-length',
      );
      if (isStamped && (await isSigned())) {
        expect(await isTheirs({...first, now: AT + 4 * MINUTE})).toBe(true);
        expect(await isTheirs({...first, now: AT + 6 * MINUTE})).toBe(false);
        expect(await isTheirs({...first, now: AT - 6 * MINUTE})).toBe(false);
      }
      // The same delivery has one id, or none and then its bytes are it.
      expect(webhooks.id?.(first)).toBe(webhooks.id?.(await sent()));
    });

    it.each(['', '{', 'null', '[]', '{"data":1}', '{"member":[]}', 'type=subscribe&data', '\u0000\uffff'])(
      'of which a body like %j names nobody and breaks nothing',
      text => {
        const body = Uint8Array.from(new TextEncoder().encode(text));
        const delivery = {method: 'POST', url: URL_OF_OURS, headers: new Headers(), body, now: AT};
        expect(webhooks.subjects(delivery, 'account')).toEqual([]);
      },
    );
  });
}
