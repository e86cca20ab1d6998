import {describe, expect, it} from 'vitest';
import {authorizeResponseSchema} from '#shared/protocol/connect';
import {createYoutubeFake} from '../../fakes/vendors/youtube.ts';
import {CHANNEL, youtubeThread} from '../../fakes/vendors/youtube-state.ts';
import {call, connectionOf, drain, newWorkspace, pass, readFeed, stubVendors, useFixedWorld} from '../harness.ts';

useFixedWorld();
const HOST = 'google.example:2590';

describe('YouTube, by the creator’s own app', () => {
  async function authorised() {
    const workspace = await newWorkspace();
    const fake = createYoutubeFake(2, HOST);
    fake.threads.push(youtubeThread(3));
    stubVendors(fake);
    const body = {vendor: 'youtube', client: fake.app.client, url: `http://${HOST}`};
    const response = await workspace.call('/v1/connections/authorize', {body});
    const page = new URL(authorizeResponseSchema.parse(await response.json()).url);
    const back = new URL((await fake.fetch(new Request(page))).headers.get('location') ?? '');
    expect((await call(back.pathname + back.search)).status).toBe(200);
    await drain(workspace);
    return {workspace, fake, page};
  }

  it('is asked for with a challenge and for a token that can be renewed, and is read with it (CRM-12)', async () => {
    const {workspace, page} = await authorised();
    expect(page.pathname).toBe('/o/oauth2/v2/auth');
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
      scope: expect.stringMatching(/^\S+youtube\.force-ssl \S+youtube\.channel-memberships\.creator$/),
    });
    expect(await connectionOf(workspace)).toMatchObject({
      vendor: 'youtube',
      account: CHANNEL,
      label: 'Ada explains',
      state: 'idle',
    });
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
  });

  it('goes on after the hour that a token lives, with the next one', async () => {
    const {workspace, fake} = await authorised();
    fake.threads.push(youtubeThread(4));
    pass(2 * 3_600_000);
    await drain(workspace);
    expect(fake.app.log).toEqual(['authorize', 'authorization_code', 'refresh_token']);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    expect((await readFeed(workspace)).supporters).toHaveLength(4);
  });

  it('takes its permission back when it is disconnected', async () => {
    const {workspace, fake} = await authorised();
    const {id} = await connectionOf(workspace);
    expect((await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'})).status).toBe(204);
    expect(fake.app.log.at(-1)).toBe('revoke');
  });
});
