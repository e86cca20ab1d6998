import {createDiscordFake, type DiscordFake} from '../../fakes/vendors/discord.ts';
import {discordId} from '../../fakes/vendors/discord-state.ts';
import {serveVendor} from '../../fakes/vendors/serve.ts';
import {freePort} from '../ports.ts';
import type {WorkspaceClient} from '../workspace-client.ts';

export type LinkableDiscord = {readonly fake: DiscordFake; close(): Promise<void>};

/** A Discord server with four members, connected, through whose app supporters can link their account; the second is signed in. */
export async function linkableDiscord(client: WorkspaceClient): Promise<LinkableDiscord> {
  const port = await freePort();
  const fake = createDiscordFake(4, `127.0.0.1:${port}`);
  const served = await serveVendor(fake, port);
  await client.connect(fake.request);
  const id = (await client.everything()).connections.find(({vendor}) => vendor === 'discord')?.id;
  const {secret} = fake.oauth.client;
  const answer = await fetch(`${client.url}/v1/connections/${id}/linking`, {
    method: 'POST',
    headers: {authorization: `Bearer ${client.token}`},
    body: JSON.stringify({secret}),
  });
  if (answer.status !== 201) throw new Error(`secret not taken: ${await answer.text()}`);
  fake.oauth.redirects.push(`${client.url}/me/discord`);
  fake.oauth.user = {id: discordId(2), username: 'ada.draws', discriminator: '0'};
  return {fake, close: () => served.close()};
}
