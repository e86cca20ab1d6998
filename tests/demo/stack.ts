import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {readExport} from '#shared/csv/read-export';
import {type GhostFake, startGhostFake} from '../fakes/ghost.ts';
import {startMailchimpFake} from '../fakes/mailchimp.ts';
import {createDiscordFake} from '../fakes/vendors/discord.ts';
import {serveVendor} from '../fakes/vendors/serve.ts';
import {discordMembers} from '../fixtures/discord-members.ts';
import {patreonCsv} from '../fixtures/patreon-csv.ts';
import {drawWorld, WORLD_ENDS, type World} from '../fixtures/people.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {stateFolder} from '../setup/root.ts';
import type {Cleanup} from './cleanup.ts';
import {type LocalServer, startLocalServer} from './local-server.ts';
import type {DemoOptions} from './options.ts';
import {demandFreePort, freePort} from './ports.ts';
import {waitForSync} from './wait-for-sync.ts';
import {createWorkspace, type Everything, type WorkspaceClient} from './workspace-client.ts';

/** Everything of the demo but the browser. */
export type Stack = {
  server: LocalServer;
  client: WorkspaceClient;
  everything: Everything;
  /** The members page. */
  dashboard: string;
  /** Where this run keeps its state; emptied at each start. */
  folder: string;
};

type Parts = {options: DemoOptions; cleanup: Cleanup; say: (line: string) => void};

/** @throws Refusal when something else listens where the demo would */
export async function demandPorts({ports, ghost}: DemoOptions): Promise<void> {
  await demandFreePort(ports.worker, {what: 'Worker', flag: '--worker-port'});
  if (ghost) return;
  await demandFreePort(ports.ghost, {what: 'demo dashboard', flag: '--ghost-port'});
  await demandFreePort(ports.mailchimp, {what: 'demo Mailchimp', flag: '--mailchimp-port'});
}

/**
 * Starts vendors and Worker and merges what they know.
 *
 * @throws Refusal when something does not start
 */
export async function startStack({options, cleanup, say}: Parts): Promise<Stack> {
  const {ports, ghost: real} = options;
  const folder = join(stateFolder(), 'demo');
  rmSync(folder, {recursive: true, force: true});

  const world = drawWorld();
  const site = real ?? (await startDemoGhost(world, {options, cleanup, say}));
  say('Starting the Worker …');
  const server = await startLocalServer({
    port: ports.worker,
    state: join(stateFolder(), 'demo/worker'),
    log: join(stateFolder(), 'logs/worker.log'),
  });
  cleanup.add(() => server.stop());
  const client = await createWorkspace(server, 'Demo');
  await client.connect({vendor: 'ghost', url: site.url, key: site.key});
  // Invented readers and patrons have nothing to do with the people of a real site.
  if (!real) await connectDemoVendors(client, world, {options, cleanup, say});
  say('Reading the vendors …');
  const everything = await waitForSync(client, say);
  return {server, client, everything, dashboard: `${site.url}/ghost/#/members`, folder};
}

async function startDemoGhost(world: World, {options, cleanup, say}: Parts): Promise<GhostFake> {
  const adminFolder = provideGhostAdmin(undefined, say);
  const fake = await startGhostFake({people: world.ghost, adminFolder, port: options.ports.ghost});
  cleanup.add(() => fake.close());
  return fake;
}

async function connectDemoVendors(client: WorkspaceClient, world: World, {options, cleanup, say}: Parts): Promise<void> {
  const mailchimp = await startMailchimpFake({people: world.audience, port: options.ports.mailchimp});
  cleanup.add(() => mailchimp.close());
  await client.connect({vendor: 'mailchimp', url: mailchimp.url, key: mailchimp.key});
  const file = readExport({text: patreonCsv(world.patreon), asOf: WORLD_ENDS});
  if (!file.ok) throw new Error(`the demo's own file cannot be read: ${file.problem.code}`);
  const {created} = await client.importReadings('demo-patreon', file.readings);
  say(`Patreon members file: ${file.rows} lines, ${created} records`);
  await connectDemoDiscord(client, world, cleanup);
}

/** After the file: of whom no patron's line names the account nothing is kept. */
async function connectDemoDiscord(client: WorkspaceClient, world: World, cleanup: Cleanup): Promise<void> {
  const port = await freePort();
  const discord = createDiscordFake(0, `127.0.0.1:${port}`);
  for (const member of discordMembers(world.patreon)) discord.members.set(member.user.id, member);
  const served = await serveVendor(discord, port);
  cleanup.add(() => served.close());
  await client.connect(discord.request);
}
