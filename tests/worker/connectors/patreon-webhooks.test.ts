import {describe, expect, it} from 'vitest';
import type {Delivery} from '../../../worker/connectors/connector.ts';
import {patreon} from '../../../worker/connectors/patreon.ts';
import {subjectKey, verifySignature} from '../../../worker/connectors/patreon-webhooks.ts';
import {connected} from '../../contract/connector.ts';
import {createPatreonFake, patreonDelivery} from '../../fakes/vendors/patreon.ts';
import {CAMPAIGN, memberId, patreonMember, userId, withAttributes} from '../../fakes/vendors/patreon-members.ts';
import {drain, pass, readFeed, useFixedWorld} from '../harness.ts';
import {bring, syncedWith} from '../sync/synced.ts';

useFixedWorld();
const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text));
const webhooks = patreon.webhooks;

describe('Patreon’s webhook signature', () => {
  // The first was published with a library and computed with another program, the second with that program alone.
  it.each([
    ['testing', 'a964f51f0ae9c643aca91bfbc66f6d78'],
    ['{"data":{"type":"post"}}', '607ab2394f5c0de6f35b1aabecd0c851'],
  ])('of %s is HMAC-MD5 over the raw bytes', async (body, signature) => {
    expect(await verifySignature(signature, {body: bytes(body), secret: 'secret'})).toBe(true);
    expect(await verifySignature(signature, {body: bytes(`${body} `), secret: 'secret'})).toBe(false);
    expect(await verifySignature(signature, {body: bytes(body), secret: 'Secret'})).toBe(false);
    expect(await verifySignature(signature.replace('6', '7'), {body: bytes(body), secret: 'secret'})).toBe(false);
  });

  it.each(['', 'a964', 'zz64f51f0ae9c643aca91bfbc66f6d78', 'A964F51F0AE9C643ACA91BFBC66F6D78'])(
    'is refused when it is malformed: %s',
    async signature => {
      expect(await verifySignature(signature, {body: bytes('testing'), secret: 'secret'})).toBe(false);
    },
  );
});

describe('whom a delivery of Patreon’s is about', () => {
  const subjects = (value: unknown) => {
    const delivery: Delivery = {method: 'POST', url: '', headers: new Headers(), body: bytes(JSON.stringify(value)), now: 0};
    return webhooks?.subjects(delivery, CAMPAIGN);
  };
  const related = (campaign: string) => ({
    user: {data: {type: 'user', id: '77'}},
    campaign: {data: {type: 'campaign', id: campaign}},
  });

  it('is a member of this campaign, by both ids', () => {
    const data = {type: 'member', id: 'm-1', attributes: {full_name: 'a lie'}};
    expect(subjects({data: {...data, relationships: related(CAMPAIGN)}})).toEqual([`patreon/${CAMPAIGN}/member/m-1~77`]);
    expect(subjects({data})).toEqual([`patreon/${CAMPAIGN}/member/m-1`]);
    expect(subjects({data: {...data, relationships: related('1')}})).toEqual([]);
  });

  it.each([
    [{data: {type: 'post', id: '1'}}],
    [{data: {type: 'pledge', id: '1'}}],
    [{data: {type: 'member', id: '../../x'}}],
    [[]],
  ])('is nobody where it says %j', value => {
    expect(subjects(value)).toEqual([]);
  });
});

describe('reading one member of Patreon', () => {
  it('finds them by what a webhook names, and by the user’s id too', async () => {
    const fake = createPatreonFake(1_200);
    const access = await connected(patreon, fake);
    const key = `patreon/${CAMPAIGN}/user/${userId(1_100)}`;
    fake.asked.length = 0;
    const named = await patreon.readOne?.(access, subjectKey(CAMPAIGN, {id: memberId(1_100), user: userId(1_100)}));
    expect(named).toMatchObject({key, fields: {name: 'Patron 1100'}});
    expect(fake.asked).toHaveLength(1);
    expect(await patreon.readOne?.(access, key)).toEqual(named);
  });

  it('says that the user’s record is gone with the member', async () => {
    const fake = createPatreonFake(3);
    const access = await connected(patreon, fake);
    const key = `patreon/${CAMPAIGN}/user/${userId(9)}`;
    const gone = {key, deleted: true, fields: {}};
    expect(await patreon.readOne?.(access, subjectKey(CAMPAIGN, {id: memberId(9), user: userId(9)}))).toMatchObject(gone);
    expect(await patreon.readOne?.(access, key)).toMatchObject(gone);
  });
});

const synced = (people: number) => syncedWith(createPatreonFake(people));

describe('Patreon’s webhooks', () => {
  it('are registered once, and signed with the secret that Patreon made', async () => {
    const {workspace, fake} = await synced(3);
    expect(fake.webhooks).toHaveLength(1);
    const [hook] = fake.webhooks;
    expect(hook?.triggers).toContain('members:pledge:delete');
    const renamed = withAttributes(patreonMember(2), {full_name: 'Renamed'});
    fake.members.set(renamed.id, renamed);
    const sending = {trigger: 'members:update', url: hook?.uri ?? '', secret: hook?.secret ?? ''};
    fake.asked.length = 0;
    const lie = withAttributes(renamed, {full_name: 'a lie'});
    expect(await bring(workspace, patreonDelivery({...sending, member: lie}))).toBe(204);
    await drain(workspace);
    expect(fake.asked).toHaveLength(1);
    const names = (await readFeed(workspace)).supporters.map(({name}) => name?.value);
    expect(names).toContain('Renamed');
    expect(names).not.toContain('a lie');
    expect(await bring(workspace, patreonDelivery({...sending, member: renamed, secret: 'guess'}))).toBe(401);
  });

  it('that were registered before are taken up, secret and all', async () => {
    const fake = createPatreonFake(1);
    const access = await connected(patreon, fake);
    const target = {url: 'https://regulars.example/v1/webhooks/a.b', secret: 'ours'};
    const first = await webhooks?.register?.(access, target);
    const [hook] = fake.webhooks;
    if (hook !== undefined) hook.paused = true;
    expect(await webhooks?.register?.(access, target)).toEqual(first);
    expect(fake.webhooks).toHaveLength(1);
    expect(hook?.paused).toBe(false);
    await webhooks?.remove?.(access, first?.ids ?? []);
    expect(fake.webhooks).toEqual([]);
  });

  it('that come in a burst, old ones late, make a member be read as it is now', async () => {
    const {workspace, fake} = await synced(3);
    const [hook] = fake.webhooks;
    const declined = withAttributes(patreonMember(1), {patron_status: 'declined_patron', last_charge_status: 'Declined'});
    const sending = {trigger: 'members:update', url: hook?.uri ?? '', secret: hook?.secret ?? ''};
    fake.asked.length = 0;
    for (const member of [declined, patreonMember(1), declined, declined]) {
      expect(await bring(workspace, patreonDelivery({...sending, member}))).toBe(204);
    }
    await drain(workspace);
    expect(fake.asked).toHaveLength(1);
    const {supporters} = await readFeed(workspace);
    const states = supporters.flatMap(({records}) => records.map(({fields}) => fields.vendorState));
    expect(states).not.toContain('declined');
  });

  it('of a deletion take the person away, whom the list is not asked for', async () => {
    const {workspace, fake} = await synced(30);
    const [hook] = fake.webhooks;
    const member = patreonMember(4);
    fake.members.delete(member.id);
    fake.asked.length = 0;
    await bring(
      workspace,
      patreonDelivery({member, trigger: 'members:delete', url: hook?.uri ?? '', secret: hook?.secret ?? ''}),
    );
    await drain(workspace);
    expect(fake.asked).toHaveLength(1);
    expect((await readFeed(workspace)).supporters).toHaveLength(29);
    pass(3_600_000);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(29);
  });
});
