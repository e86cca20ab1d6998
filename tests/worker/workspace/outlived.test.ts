import {describe, expect, it} from 'vitest';
import {createYoutubeFake} from '../../fakes/vendors/youtube.ts';
import {CHANNEL, channelOf, youtubeThread} from '../../fakes/vendors/youtube-state.ts';
import {connect, connectionOf, drain, newWorkspace, pass, readFeed, rowsOf, stubVendors, useFixedWorld} from '../harness.ts';
import {fileReading} from '../readings.ts';

useFixedWorld();
const DAY = 86_400_000;

async function onYoutube() {
  const workspace = await newWorkspace();
  const fake = createYoutubeFake(2);
  fake.threads.push(youtubeThread(3));
  stubVendors(fake);
  const id = await connect(workspace, fake);
  await drain(workspace);
  expect((await readFeed(workspace)).supporters).toHaveLength(3);
  return {workspace, fake, id};
}

describe('what YouTube lets us keep for thirty days', () => {
  it('is there as long as it is read anew each week', async () => {
    const {workspace} = await onYoutube();
    for (let week = 0; week < 6; week += 1) {
      pass(7 * DAY);
      await drain(workspace);
    }
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
  });

  it('goes when it cannot be read anew for longer, and is there again when it can', async () => {
    const {workspace, fake} = await onYoutube();
    fake.token = 'ya29.which-nobody-told-us-of-yet';
    pass(30 * DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
    pass(DAY);
    await drain(workspace);
    expect((await readFeed(workspace)).supporters).toEqual([]);
    expect(await rowsOf(workspace, 'select * from identifier')).toEqual([]);
    fake.token = fake.request.key;
    pass(2 * DAY);
    await drain(workspace);
    expect((await connectionOf(workspace)).problem).toBeUndefined();
    expect((await readFeed(workspace)).supporters).toHaveLength(3);
  });

  it('goes within a day of being disconnected, but for what a later file says', async () => {
    const {workspace, id} = await onYoutube();
    const key = `youtube/${CHANNEL}/member/${channelOf(1)}`;
    const patron = fileReading(9);
    pass(DAY / 2);
    const readings = [{...fileReading(1), key, identifiers: [], asOf: Date.now()}, patron];
    await (await workspace.call('/v1/imports', {body: {import: 'members', chunk: 0, readings}})).text();
    await (await workspace.call(`/v1/connections/${id}`, {method: 'DELETE'})).text();
    pass(DAY);
    await drain(workspace);
    const {supporters} = await readFeed(workspace);
    expect(supporters.map(({records}) => records.map(record => [record.key, record.sources.map(({source}) => source)]))).toEqual(
      expect.arrayContaining([[[key, ['file']]], [[patron.key, ['file']]]]),
    );
    expect(supporters).toHaveLength(2);
  });
});
