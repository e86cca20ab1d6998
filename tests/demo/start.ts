import {join} from 'node:path';
import {buildExtension, type Extended, launchExtended} from '../e2e/extension.ts';
import {provideBrowser} from '../setup/browser.ts';
import {runMain} from '../setup/refusal.ts';
import {enableSite, openMembers, openMenu, pairBrowser} from './browse.ts';
import {type Cleanup, createCleanup} from './cleanup.ts';
import {readOptions} from './options.ts';
import {demandPorts, type Stack, startStack} from './stack.ts';
import {summaryLines} from './summary.ts';

const say = (line: string) => console.log(line);

// `npm start`: the whole product on this machine, see USAGE.
await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  const cleanup = createCleanup();
  try {
    await demandPorts(options);
    const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
    if (options.headless || hasDisplay) provideBrowser(say);
    say('Building the extension …');
    const build = buildExtension('demo');
    const stack = await startStack({options, cleanup, say});
    say(summaryLines(stack.everything, Date.now()).join('\n'));
    if (options.headless) await showHeadless(stack, cleanup);
    else if (hasDisplay) await showWindow(stack, cleanup);
    else await keepServing(stack, build);
    return 0;
  } finally {
    await cleanup.run();
  }
});

async function startBrowser({folder, client, dashboard}: Stack, cleanup: Cleanup, headless: boolean): Promise<Extended> {
  const extended = await launchExtended({profile: join(folder, 'profile'), headless, ...(headless ? {} : {viewport: null})});
  cleanup.add(() => extended.close().catch(() => undefined));
  await pairBrowser(extended, client);
  await enableSite(extended, new URL(dashboard).origin);
  return extended;
}

async function showHeadless(stack: Stack, cleanup: Cleanup): Promise<void> {
  const {context} = await startBrowser(stack, cleanup, true);
  const page = await context.newPage();
  const path = join(stack.folder, 'members.png');
  if ((await openMembers(page, stack.dashboard)) === 'chips') await openMenu(page, 1);
  else say('The site asks for its owner’s password: run it with a window to sign in and see the chips.');
  await page.screenshot({path});
  say(`Screenshot: ${path}`);
}

async function showWindow(stack: Stack, cleanup: Cleanup): Promise<void> {
  const {context} = await startBrowser(stack, cleanup, false);
  const [page = await context.newPage()] = context.pages();
  await page.goto(stack.dashboard);
  await page.bringToFront();
  say(`Members page: ${stack.dashboard}\nWorker: ${stack.server.url}\nClose the browser or press Ctrl-C to end.`);
  await new Promise(resolve => context.once('close', resolve));
}

async function keepServing(stack: Stack, build: string): Promise<void> {
  const code = await stack.client.pairingCode();
  say(
    [
      'There is no display here, so no browser was opened. Running until Ctrl-C:',
      `  members page  ${stack.dashboard}`,
      `  Worker        ${stack.server.url}`,
      'To try it in a browser on this machine: open chrome://extensions, switch on the developer mode, choose "Load unpacked" and',
      `  ${build}`,
      `then connect it to your private server ${stack.server.url} with the code ${code} (good for 10 minutes),`,
      'open the members page and choose "Use it here" in the toolbar popup. Or run: npm start -- --headless',
    ].join('\n'),
  );
  await stack.server.child.ended;
}
