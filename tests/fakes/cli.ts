import {parseArgs} from 'node:util';
import {drawWorld} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {Refusal, runMain} from '../setup/refusal.ts';
import {startGhostFake} from './ghost.ts';
import {startMailchimpFake} from './mailchimp.ts';
import {createBlueskyFake} from './vendors/bluesky.ts';
import {createDiscordFake} from './vendors/discord.ts';
import {createHubspotFake} from './vendors/hubspot.ts';
import {createKitFake} from './vendors/kit.ts';
import {createPatreonFake} from './vendors/patreon.ts';
import {serveVendor} from './vendors/serve.ts';
import {createYoutubeFake} from './vendors/youtube.ts';

/** Vendors that live in the tests as well, each with the port that it takes. */
const SERVED = {
  bluesky: {create: createBlueskyFake, port: 8792},
  discord: {create: createDiscordFake, port: 8793},
  hubspot: {create: createHubspotFake, port: 8794},
  kit: {create: createKitFake, port: 8795},
  patreon: {create: createPatreonFake, port: 8796},
  youtube: {create: createYoutubeFake, port: 8797},
} as const;

const NAMES = ['ghost', 'mailchimp', ...Object.keys(SERVED)].join('|');
const USAGE = `usage: cli.ts ${NAMES} [--port N] [--people N] [--seed N] [--version 6.65.0] [--no-admin]`;

// Runs one fake until it is stopped: node tests/fakes/cli.ts ghost --port 8790 --people 400
await runMain(async () => {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      port: {type: 'string'},
      people: {type: 'string', default: '400'},
      seed: {type: 'string', default: '1'},
      version: {type: 'string', default: '6.65.0'},
      'no-admin': {type: 'boolean', default: false},
    },
  });
  const world = drawWorld({seed: Number(values.seed), members: Number(values.people)});
  if (positionals[0] === 'ghost') {
    const admin = values['no-admin'] ? {} : {adminFolder: provideGhostAdmin(values.version)};
    const fake = await startGhostFake({
      people: world.ghost,
      port: Number(values.port ?? 8790),
      version: values.version,
      ...admin,
    });
    console.log(JSON.stringify({url: fake.url, key: fake.key, members: world.ghost.length, page: `${fake.url}/ghost/#/members`}));
  } else if (positionals[0] === 'mailchimp') {
    const fake = await startMailchimpFake({people: world.audience, port: Number(values.port ?? 8791)});
    console.log(JSON.stringify({url: fake.url, key: fake.key, audience: fake.audience, members: world.audience.length}));
  } else {
    await serve(positionals[0] ?? '', {people: Number(values.people), port: values.port});
  }
  return undefined;
});

/** Prints what `POST /v1/connections` takes, and the app where the vendor is asked for permission. */
async function serve(name: string, {people, port}: {people: number; port: string | undefined}): Promise<void> {
  const known = Object.entries(SERVED).find(([vendor]) => vendor === name)?.[1];
  if (known === undefined) throw new Refusal(USAGE);
  const at = Number(port ?? known.port);
  const fake = known.create(people, `127.0.0.1:${at}`);
  const {url} = await serveVendor(fake, at);
  const app =
    'app' in fake && typeof fake.app === 'object' && fake.app !== null && 'client' in fake.app ? fake.app.client : undefined;
  console.log(JSON.stringify({url, connect: fake.request, ...(app === undefined ? {} : {app})}));
}
