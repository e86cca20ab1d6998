import {rmSync} from 'node:fs';
import {buildExtension, type Extended, type LaunchOptions, launchExtended} from '../e2e/extension.ts';
import {provideBrowser} from '../setup/browser.ts';
import {runMain} from '../setup/refusal.ts';
import {type Cleanup, createCleanup} from './cleanup.ts';
import {followServer} from './shots/browser.ts';
import {type Camera, createCamera, LANGUAGES, SHOTS} from './shots/camera.ts';
import {shootConnections} from './shots/connection-shots.ts';
import {startFeedServer} from './shots/feed-server.ts';
import {feedOf} from './shots/feeds.ts';
import {shootKeeping} from './shots/keeping-shots.ts';
import {shootLoyalty} from './shots/loyalty-shots.ts';
import {shootPreviewing} from './shots/loyalty-state-shots.ts';
import {shootOut} from './shots/out-shots.ts';
import {shootOverlay} from './shots/overlay-shots.ts';
import {shootOverview} from './shots/overview-shots.ts';
import {shootEmptyPage, shootLongList, shootPage} from './shots/page-shots.ts';
import {shootEmptyPanel, shootPanel} from './shots/panel-shots.ts';
import {shootPopupAlone, shootPopupOnFiles, shootPopupOnServer} from './shots/popup-shots.ts';
import {shootPromotions, shootVideoPromotion} from './shots/promotion-shots.ts';
import {shootPublic} from './shots/public-shots.ts';
import {shootStanding} from './shots/standing-shots.ts';
import {shootForStores} from './shots/store-shots.ts';
import {shootWelcome} from './shots/welcome-shots.ts';

/*
 * `npm run shots`: a picture of every view and state in `shots/`, named view--state--theme--lang.png. With names of parts
 * (public, welcome, popup, page, overview, connections, out, panel, overlay, loyalty, standing) or languages only those. `--axe` holds every view and state against the rules of accessibility as
 * well, and fails when one is broken. `store` makes the pictures for the stores' listings instead, in `packages/screenshots/`.
 */
const PARTS = [
  'public',
  'welcome',
  'popup',
  'page',
  'overview',
  'connections',
  'out',
  'panel',
  'overlay',
  'keeping',
  'loyalty',
  'standing',
] as const;

await runMain(async () => {
  const asked = process.argv.slice(2);
  const wanted = (part: string, all: readonly string[]) => !all.some(name => asked.includes(name)) || asked.includes(part);
  const hasAxe = asked.includes('--axe');
  let broken = 0;
  const cleanup = createCleanup();
  try {
    provideBrowser(console.log);
    buildExtension('demo');
    if (asked.includes('store')) {
      await shootForListings(cleanup);
      return 0;
    }
    if (asked.every(word => word === '--axe')) rmSync(SHOTS, {recursive: true, force: true});
    for (const language of LANGUAGES.filter(name => wanted(name, LANGUAGES))) {
      const camera = createCamera(language, hasAxe);
      if (wanted('welcome', PARTS))
        await withBrowser({language, isFirstRun: true}, cleanup, extended => shootWelcome(extended, camera));
      if (wanted('public', PARTS)) await withBrowser({language}, cleanup, extended => shootPublic(extended, camera, cleanup));
      if (wanted('popup', PARTS)) await withBrowser({language}, cleanup, extended => popup(extended, camera, cleanup));
      if (wanted('page', PARTS)) await withBrowser({language}, cleanup, extended => page(extended, camera, cleanup));
      if (wanted('overview', PARTS)) await withBrowser({language}, cleanup, extended => overview(extended, camera, cleanup));
      if (wanted('connections', PARTS))
        await withBrowser({language}, cleanup, extended => connections(extended, camera, cleanup));
      if (wanted('out', PARTS)) await withBrowser({language}, cleanup, extended => out(extended, camera, cleanup));
      if (wanted('panel', PARTS)) await withBrowser({language}, cleanup, extended => panel(extended, camera, cleanup));
      if (wanted('overlay', PARTS)) await withBrowser({language}, cleanup, extended => shootOverlay(extended, camera, cleanup));
      if (wanted('loyalty', PARTS)) await withBrowser({language}, cleanup, extended => loyalty(extended, camera, cleanup));
      if (wanted('standing', PARTS)) await withBrowser({language}, cleanup, extended => standing(extended, camera, cleanup));
      if (wanted('keeping', PARTS)) await withBrowser({language}, cleanup, extended => shootKeeping(extended, camera));
      console.log(`${language}: ${camera.taken.length} pictures`);
      broken += camera.violations.length;
    }
    console.log(SHOTS);
    if (hasAxe) console.log(`${broken} violations of the rules of accessibility`);
    return broken === 0 ? 0 : 1;
  } finally {
    await cleanup.run();
  }
});

type Use = (extended: Extended) => Promise<void>;

async function withBrowser(options: LaunchOptions, cleanup: Cleanup, use: Use): Promise<void> {
  const extended = await launchExtended(options);
  cleanup.add(() => extended.close().catch(() => undefined));
  await use(extended);
  await extended.close();
}

async function shootForListings(cleanup: Cleanup): Promise<void> {
  for (const language of LANGUAGES) {
    const taken: string[] = [];
    await withBrowser({language}, cleanup, async extended => {
      taken.push(...(await shootForStores(extended, language, cleanup)));
    });
    console.log(taken.join('\n'));
  }
}

async function popup(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  await shootPopupOnFiles(extended, camera);
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootPopupOnServer(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await shootPopupAlone(extended, camera, server);
}

async function page(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  await shootEmptyPage(extended, camera);
  await shootPromotions(extended, camera);
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  const follow = await followServer(extended, server, feedOf(5, Date.now()));
  await shootVideoPromotion(extended, camera, follow);
  await shootPage(extended, camera, follow);
  if (camera.language === 'en') await shootLongList(extended, camera, follow);
  await server.close();
}

async function overview(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootOverview(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await server.close();
}

async function connections(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootConnections(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await server.close();
}

async function out(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  const feed = feedOf(12, Date.now());
  await shootOut(extended, camera, await followServer(extended, server, feed), feed);
  await server.close();
}

async function loyalty(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  await shootLoyalty(extended, camera);
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootPreviewing(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await server.close();
}

async function standing(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootStanding(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await server.close();
}

async function panel(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  await shootEmptyPanel(extended, camera);
  const server = await startFeedServer();
  cleanup.add(() => server.close());
  await shootPanel(extended, camera, await followServer(extended, server, feedOf(5, Date.now())));
  await server.close();
}
