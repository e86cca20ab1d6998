import {abortAllDurableObjects, runDurableObjectAlarm} from 'cloudflare:test';
import {describe, expect, it, vi} from 'vitest';
import {createGhostFake, type GhostFake, ghostMember} from '../fakes/ghost.ts';
import {createMailchimpFake} from '../fakes/mailchimp.ts';
import {
  connect,
  connectionOf,
  drain,
  newWorkspace,
  pass,
  readFeed,
  rowsOf,
  stubVendors,
  type TestWorkspace,
  useFixedWorld,
} from '../harness.ts';

useFixedWorld();
const MINUTE = 60_000;
const DAY = 86_400_000;

async function synced(people: number): Promise<{workspace: TestWorkspace; ghost: GhostFake; id: string}> {
  const workspace = await newWorkspace();
  const ghost = createGhostFake(people);
  stubVendors(ghost);
  const id = await connect(workspace, ghost);
  await drain(workspace);
  return {workspace, ghost, id};
}

const idOf = (number: number) => number.toString(16).padStart(24, '0');

describe('a first sync', () => {
  it('reads everyone and says so', async () => {
    const {workspace} = await synced(250);
    const {supporters, connections} = await readFeed(workspace);
    expect(supporters).toHaveLength(250);
    expect(connections).toEqual([
      {
        id: expect.any(String),
        vendor: 'ghost',
        account: 'blog.example:2368',
        label: 'blog.example:2368',
        state: 'idle',
        nextAt: Date.now() + 15 * MINUTE,
        lastCompleteAt: Date.now(),
        records: 250,
        skipped: 0,
      },
    ]);
  });

  it('shows as syncing before and while it runs, a slice at a time', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(2_500);
    stubVendors(ghost);
    await connect(workspace, ghost);
    expect(await connectionOf(workspace)).toMatchObject({state: 'syncing', progress: {done: 0, expected: null}});
    await runDurableObjectAlarm(workspace.stub);
    const middle = await connectionOf(workspace);
    expect(middle).toMatchObject({state: 'syncing', progress: {expected: 2_500}});
    expect(middle.progress?.done).toBeGreaterThanOrEqual(1_900);
    expect(middle.progress?.done).toBeLessThanOrEqual(2_100);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 2_500});
  });

  it('merges what two vendors know of one person', async () => {
    const workspace = await newWorkspace();
    const [ghost, mailchimp] = [createGhostFake(10), createMailchimpFake(15)];
    stubVendors(ghost, mailchimp);
    await connect(workspace, ghost);
    await connect(workspace, mailchimp);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters).toHaveLength(15);
    expect(supporters.filter(({records}) => records.length === 2)).toHaveLength(10);
  });

  it('calibrates the score on the active paying supporters', async () => {
    const {workspace, ghost} = await synced(0);
    for (let number = 1; number <= 30; number += 1) {
      const subscriptions = [
        {
          status: 'active',
          start_date: '2026-08-01T00:00:00.000Z',
          current_period_end: '2027-03-20T00:00:00.000Z',
          price: {amount: 500, currency: 'usd', interval: 'month'},
        },
      ];
      const member = ghostMember(number, {status: 'paid', subscriptions});
      ghost.members.set(member.id, member);
    }
    pass(15 * MINUTE);
    await drain(workspace);
    // The calibration of an hour ago stands; the next comes when it is an hour old.
    pass(60 * MINUTE);
    await drain(workspace);
    const programme = (await readFeed(workspace)).changes.find(({kind}) => kind === 'programme');
    expect(programme?.doc).toMatchObject({calibratedOn: 30, calibratedAt: Date.now()});
    expect(programme?.kind === 'programme' && programme.doc?.w50).not.toBe(100);
  });
});

describe('later syncs', () => {
  it('ask for changes only, and find the new, the changed and nobody else', async () => {
    const {workspace, ghost} = await synced(250);
    const {head, epoch} = await readFeed(workspace);
    ghost.asked.length = 0;
    const joined = ghostMember(900);
    ghost.members.set(joined.id, {...joined, updated_at: new Date(Date.now()).toISOString()});
    Object.assign(ghost.members.get(idOf(7)) ?? {}, {name: 'Renamed', updated_at: new Date(Date.now()).toISOString()});
    pass(15 * MINUTE);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
    expect(decodeURIComponent(ghost.asked[0] ?? '')).toContain("filter=updated_at:>'");
    const page = (await (await workspace.call(`/v1/changes?since=${head}&epoch=${epoch}`)).json()) as {items: {kind: string}[]};
    expect(page.items.filter(({kind}) => kind === 'supporter')).toHaveLength(2);
  });

  it('write nothing about anybody when everything is read again unchanged, and two rows a commit for themselves', async () => {
    const {workspace} = await synced(1_050);
    const before = await readFeed(workspace);
    pass(DAY);
    await drain(workspace);
    const after = await readFeed(workspace);
    const people = ({changes}: typeof before) => changes.filter(({kind}) => kind === 'supporter');
    expect(people(after)).toEqual(people(before));
    const [tally] = await rowsOf<{written: number}>(workspace, 'select written from tally where day = ?', '2027-03-02');
    // Eleven pages, and what begins and ends a pass: connection, job, feed, tally.
    expect(tally?.written).toBeLessThanOrEqual(2 * 11 + 12);
  });

  it('find once a day who is gone', async () => {
    const {workspace, ghost} = await synced(250);
    ghost.members.delete(idOf(100));
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(250);
    pass(DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(249);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 249});
  });

  it('delete nobody when more than twenty and a twentieth would go, until the creator says yes', async () => {
    const {workspace, ghost, id} = await synced(250);
    for (let number = 1; number <= 30; number += 1) ghost.members.delete(idOf(number));
    pass(DAY);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({
      state: 'idle',
      problem: 'sweep-too-small',
      detail: '30 of 250',
      records: 250,
    });
    expect((await readFeed(workspace)).supporters).toHaveLength(250);
    // Changes go on being read meanwhile, and the question stays.
    pass(15 * MINUTE);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({problem: 'sweep-too-small'});
    await workspace.call(`/v1/connections/${id}/sync?accept-deletions=true`, {method: 'POST'});
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(220);
    const connection = await connectionOf(workspace);
    expect(connection).toMatchObject({state: 'idle', records: 220});
    expect(connection.problem).toBeUndefined();
  });

  it('keep a person whom a webhook named while the sweep was past', async () => {
    const {workspace, ghost} = await synced(30);
    const [hook] = ghost.webhooks;
    pass(DAY);
    const joined = ghostMember(500, {updated_at: '2020-01-01T00:00:00.000Z'});
    // The sweep's only page is answered before the person is there, and taken after the webhook was followed.
    const browse = ghost.fetch;
    let held = false;
    stubVendors({
      ...ghost,
      async fetch(request) {
        const answer = await browse(request);
        if (held || !request.url.includes('page=1')) return answer;
        held = true;
        ghost.members.set(joined.id, joined);
        await deliver(workspace, {
          url: hook?.target_url ?? '',
          secret: hook?.secret ?? '',
          body: {member: {current: {id: joined.id}}},
        });
        return answer;
      },
    });
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters.some(({records}) => records.some(({key}) => key.endsWith(joined.id)))).toBe(true);
  });
});

describe('a vendor that fails', () => {
  const FAULTS = [
    ['unauthorised', 'unauthorised', 'HTTP 401', 600_000],
    ['forbidden', 'unauthorised', 'HTTP 403', 600_000],
    ['forbidden-bare', 'rate-limited', 'HTTP 403', 5_000],
    ['too-many', 'rate-limited', 'HTTP 429', 7_000],
    ['server-error', 'unreachable', 'HTTP 500', 5_000],
    ['html', 'unexpected-shape', 'a web page instead of data', 60_000],
    ['truncated', 'unexpected-shape', 'data cut short', 60_000],
    ['hang', 'unreachable', 'no answer in time', 5_000],
    ['renamed-field', 'unexpected-shape', 'the answer has another shape at email', 60_000],
  ] as const;

  it.each(FAULTS)(
    'with %s in mid-sync shows why and when next, keeps what was read, and goes on by itself',
    async (fault, problem, detail, waitMs) => {
      vi.spyOn(Math, 'random').mockReturnValue(0.5);
      const workspace = await newWorkspace();
      const ghost = createGhostFake(250);
      stubVendors(ghost);
      await connect(workspace, ghost);
      // connect has asked once; then three webhooks, and the first page is answered well.
      ghost.faults.push(undefined, undefined, undefined, undefined, fault);
      await drain(workspace);
      const broken = await connectionOf(workspace);
      expect(broken).toMatchObject({state: 'waiting', problem, detail, records: 100, lastCompleteAt: null});
      const wait = (broken.nextAt ?? 0) - Date.now();
      expect(wait).toBeGreaterThanOrEqual(waitMs);
      expect(wait).toBeLessThanOrEqual(waitMs * 1.25);
      expect((await readFeed(workspace)).supporters).toHaveLength(100);

      const asked = ghost.asked.length;
      pass(wait - 1);
      await drain(workspace);
      expect(ghost.asked).toHaveLength(asked);
      pass(1);
      await drain(workspace);
      const healed = await connectionOf(workspace);
      expect(healed).toMatchObject({state: 'idle', records: 250, lastCompleteAt: Date.now()});
      expect(healed.problem).toBeUndefined();
      expect((await readFeed(workspace)).supporters).toHaveLength(250);
      vi.restoreAllMocks();
    },
  );

  it('again and again is asked less and less often', async () => {
    const {workspace, ghost} = await synced(10);
    ghost.faults.push(...Array.from({length: 6}, () => 'server-error' as const));
    const waits: number[] = [];
    pass(15 * MINUTE);
    for (let failure = 0; failure < 6; failure += 1) {
      await drain(workspace);
      const wait = ((await connectionOf(workspace)).nextAt ?? 0) - Date.now();
      waits.push(wait);
      pass(wait);
    }
    expect(waits.every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0))).toBe(true);
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle'});
  });

  it('is tried at once when the creator says so, or gives another key', async () => {
    const {workspace, ghost, id} = await synced(10);
    ghost.faults.push('unauthorised');
    pass(15 * MINUTE);
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBe('unauthorised');
    expect((await workspace.call(`/v1/connections/${id}/sync`, {method: 'POST'})).status).toBe(202);
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();

    const patched = await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: ghost.request.key}});
    expect(patched.status).toBe(200);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: 'x'}})).status).toBe(400);
  });

  it('by one bad row costs that row', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(50);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push(undefined, undefined, undefined, 'bad-row');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 49, skipped: 1});
  });
});

describe('a kill', () => {
  it('at any page costs a page read again, and nobody', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(600);
    stubVendors(ghost);
    await connect(workspace, ghost);
    // In the middle of registering webhooks, before a page, right after one, and after several.
    for (const answers of [2, 4, 0, 3, 1]) {
      await dieAfter(workspace, ghost, answers);
      stubVendors(ghost);
      // Any request wakes the object up again.
      await workspace.call('/v1/changes');
    }
    await drain(workspace);
    const {supporters, connections} = await readFeed(workspace);
    expect(supporters).toHaveLength(600);
    expect(connections).toMatchObject([{state: 'idle', records: 600, skipped: 0}]);
    expect(new Set(ghost.asked).size).toBeLessThan(ghost.asked.length);
  });
});

/** Runs the alarm and kills the object after `answers` answers of the vendor were taken, with the next one on its way. */
async function dieAfter(workspace: TestWorkspace, ghost: GhostFake, answers: number): Promise<void> {
  let taken = 0;
  stubVendors({
    ...ghost,
    async fetch(request) {
      const answer = await ghost.fetch(request);
      taken += 1;
      if (taken <= answers) return answer;
      return new Promise(() => undefined);
    },
  });
  const run = runDurableObjectAlarm(workspace.stub).catch(() => undefined);
  // Polled, not awaited: a promise that the object resolves would let it kill itself.
  while (taken <= answers) await new Promise(resolve => setTimeout(resolve, 5));
  await abortAllDurableObjects();
  await run;
}

describe('the daily allowance of rows', () => {
  it('stops the pulling until five past midnight and says so', async () => {
    const {workspace} = await synced(10);
    await rowsOf(
      workspace,
      'insert into tally (day, written) values (?, 60000) on conflict do update set written = 60000',
      '2027-03-01',
    );
    pass(15 * MINUTE);
    await drain(workspace);
    const stopped = await connectionOf(workspace);
    expect(stopped).toMatchObject({state: 'waiting', problem: 'quota', nextAt: Date.UTC(2027, 2, 2, 0, 5)});
    vi.setSystemTime(Date.UTC(2027, 2, 2, 0, 5));
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
  });
});

describe('a tag', () => {
  async function tagAda({on}: {on: boolean}) {
    const {workspace, ghost, id} = await synced(3);
    const person = (await readFeed(workspace)).supporters.find(({email}) => email?.value === 'member1@example.org')?.id ?? '';
    const send = (number: number, wanted: boolean) =>
      workspace.call('/v1/commands', {
        body: {commands: [{id: `command-${number}`, at: Date.now(), kind: 'tag', supporter: person, name: 'VIP', on: wanted}]},
      });
    const response = await send(1, on);
    return {workspace, ghost, id, person, send, answer: (await response.json()) as {results: {writingTo: string[]}[]}};
  }
  const labelsOf = (ghost: GhostFake) => ghost.members.get(idOf(1))?.labels.map(({name}) => name);

  it('is written to Ghost as a label and then shows as Ghost’s own', async () => {
    const {workspace, ghost, answer} = await tagAda({on: true});
    expect(answer.results[0]?.writingTo).toEqual(['blog.example:2368']);
    expect(labelsOf(ghost)).toEqual([]);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['VIP']);
    const [tag] = (await readFeed(workspace)).supporters.flatMap(({tags}) => tags);
    expect(tag).toMatchObject({name: 'VIP', records: [`ghost/blog.example:2368/member/${idOf(1)}`]});
  });

  it('taken off is taken off there, whatever its case', async () => {
    const {workspace, ghost, send} = await tagAda({on: true});
    await drain(workspace);
    Object.assign(ghost.members.get(idOf(1)) ?? {}, {labels: [{name: 'vip'}, {name: 'Press'}]});
    await send(2, false);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['Press']);
  });

  it('waits for a vendor that fails, and the last word wins', async () => {
    const {workspace, ghost, send} = await tagAda({on: true});
    ghost.faults.push('server-error');
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual([]);
    await send(2, false);
    await send(3, true);
    pass(MINUTE);
    await drain(workspace);
    expect(labelsOf(ghost)).toEqual(['VIP']);
    expect(await rowsOf(workspace, "select key from job where kind = 'outbox'")).toEqual([]);
  });

  it('of somebody whom Ghost deleted meanwhile is dropped, and so is the person', async () => {
    const {workspace, ghost} = await tagAda({on: true});
    ghost.members.delete(idOf(1));
    await drain(workspace);
    expect(await rowsOf(workspace, "select key from job where kind = 'outbox'")).toEqual([]);
  });
});

type Delivery = {url: string; secret: string; body: unknown; at?: number};

async function deliver(workspace: TestWorkspace, {url, secret, body, at = Date.now()}: Delivery): Promise<Response> {
  const text = JSON.stringify(body);
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), {name: 'HMAC', hash: 'SHA-256'}, false, [
    'sign',
  ]);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${text}${at}`)));
  const hex = Array.from(mac, byte => byte.toString(16).padStart(2, '0')).join('');
  const headers = {'x-ghost-signature': `sha256=${hex}, t=${at}`};
  return workspace.call(new URL(url).pathname, {method: 'POST', token: undefined, body: text, headers});
}

describe('webhooks', () => {
  it('are registered after connecting, to an address that names the workspace', async () => {
    const {workspace, ghost} = await synced(1);
    expect(ghost.webhooks.map(({event}) => event)).toEqual(['member.added', 'member.edited', 'member.deleted']);
    for (const {target_url} of ghost.webhooks)
      expect(target_url).toMatch(new RegExp(`/v1/webhooks/${workspace.id}\\.[0-9a-f]{64}$`));
  });

  it('make one member be read again, at once', async () => {
    const {workspace, ghost} = await synced(20);
    const [hook] = ghost.webhooks;
    Object.assign(ghost.members.get(idOf(5)) ?? {}, {name: 'Renamed', updated_at: new Date(Date.now()).toISOString()});
    ghost.asked.length = 0;
    const body = {member: {current: {id: idOf(5), name: 'a lie'}, previous: {}}};
    const response = await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body});
    expect(response.status).toBe(204);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
    const names = (await readFeed(workspace)).supporters.map(({name}) => name?.value);
    expect(names).toContain('Renamed');
    expect(names).not.toContain('a lie');
  });

  it('that come twice are followed once', async () => {
    const {workspace, ghost} = await synced(2);
    const [hook] = ghost.webhooks;
    ghost.asked.length = 0;
    const delivery = {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body: {member: {current: {id: idOf(1)}}}};
    await deliver(workspace, delivery);
    await drain(workspace);
    expect((await deliver(workspace, delivery)).status).toBe(204);
    await drain(workspace);
    expect(ghost.asked).toHaveLength(1);
  });

  it('of a deletion take the person away', async () => {
    const {workspace, ghost} = await synced(20);
    const [hook] = ghost.webhooks;
    ghost.members.delete(idOf(5));
    const body = {member: {current: {}, previous: {id: idOf(5)}}};
    await deliver(workspace, {url: hook?.target_url ?? '', secret: hook?.secret ?? '', body});
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(19);
    expect(await connectionOf(workspace)).toMatchObject({records: 19});
  });

  it('are refused with a wrong signature, a stale one, or at another address', async () => {
    const {workspace, ghost} = await synced(2);
    const {target_url: url = '', secret = ''} = ghost.webhooks[0] ?? {};
    ghost.asked.length = 0;
    const body = {member: {current: {id: idOf(1)}}};
    expect((await deliver(workspace, {url, secret: 'guess', body})).status).toBe(401);
    expect((await deliver(workspace, {url, secret, body, at: Date.now() - 6 * MINUTE})).status).toBe(401);
    expect(
      (await deliver(workspace, {url: `https://x.example/v1/webhooks/${workspace.id}.${'0'.repeat(64)}`, secret, body})).status,
    ).toBe(404);
    await drain(workspace);
    expect(ghost.asked).toEqual([]);
  });

  it('are still known after the key was replaced', async () => {
    const {workspace, ghost, id} = await synced(2);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'PATCH', body: {key: ghost.request.key}})).status).toBe(200);
    const {target_url: url = '', secret = ''} = ghost.webhooks[0] ?? {};
    expect((await deliver(workspace, {url, secret, body: {member: {current: {id: idOf(1)}}}})).status).toBe(204);
  });

  it('that cannot be registered leave the connection to polling', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(5);
    stubVendors(ghost);
    await connect(workspace, ghost);
    ghost.faults.push('forbidden');
    await drain(workspace);
    expect(await connectionOf(workspace)).toMatchObject({state: 'idle', records: 5});
    for (let hour = 0; hour < 3; hour += 1) {
      ghost.faults.push('forbidden');
      pass(60 * MINUTE);
      await drain(workspace).catch(() => undefined);
      ghost.faults.length = 0;
    }
    expect(await rowsOf(workspace, "select key from job where kind = 'webhooks'")).toEqual([]);
  });
});

describe('disconnecting', () => {
  it('takes key, jobs and webhooks away and keeps the people', async () => {
    const {workspace, ghost, id} = await synced(5);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'})).status).toBe(204);
    expect(ghost.webhooks).toEqual([]);
    for (const table of ['connection', 'vault', 'webhook', 'sweep'])
      expect(await rowsOf(workspace, `select * from ${table}`)).toEqual([]);
    expect(await rowsOf(workspace, "select kind from job where kind not in ('retention', 'calibrate')")).toEqual([]);
    const {supporters, connections} = await readFeed(workspace);
    expect({people: supporters.length, connections}).toEqual({people: 5, connections: []});
  });

  it('while the vendor is answering drops the answer', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(5);
    stubVendors(ghost);
    const id = await connect(workspace, ghost);
    const browse = ghost.fetch;
    stubVendors({
      ...ghost,
      async fetch(request) {
        if (request.url.includes('page=1')) await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'});
        return browse(request);
      },
    });
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toEqual([]);
  });

  it('does not let the same account be connected twice', async () => {
    const {workspace, ghost} = await synced(1);
    const again = await workspace.call('/v1/connections', {body: ghost.request});
    expect(again.status).toBe(409);
    expect(((await again.json()) as {code: string}).code).toBe('conflict');
  });

  it('nor twice at the same moment', async () => {
    const workspace = await newWorkspace();
    const ghost = createGhostFake(1);
    stubVendors(ghost);
    const both = await Promise.all([1, 2].map(() => workspace.call('/v1/connections', {body: ghost.request})));
    expect(both.map(({status}) => status).sort()).toEqual([201, 409]);
    expect(await rowsOf(workspace, 'select connection from vault')).toHaveLength(1);
  });
});
