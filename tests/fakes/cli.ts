import {parseArgs} from 'node:util';
import {drawWorld} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {Refusal, runMain} from '../setup/refusal.ts';
import {startGhostFake} from './ghost.ts';
import {startMailchimpFake} from './mailchimp.ts';

const USAGE = 'usage: cli.ts ghost|mailchimp [--port N] [--people N] [--seed N] [--version 6.65.0] [--no-admin]';

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
    throw new Refusal(USAGE);
  }
  return undefined;
});
