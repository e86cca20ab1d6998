import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, type Page} from '@playwright/test';
import {pair} from '../../e2e/creator.ts';
import type {Extended} from '../../e2e/extension.ts';
import type {Cleanup} from '../cleanup.ts';
import {startLocalServer} from '../local-server.ts';
import {freePort} from '../ports.ts';
import {createWorkspace} from '../workspace-client.ts';
import type {Camera} from './camera.ts';
import {type LinkableDiscord, linkableDiscord} from './linkable-discord.ts';
import {drawStar, fillOwnPage, PHONE, walkTour} from './own-page-world.ts';

/** A supporter's own page on a phone, what a step's link says that is not open, and the creator's side of both. */
export async function shootPublic(extended: Extended, camera: Camera, cleanup: Cleanup): Promise<void> {
  const state = mkdtempSync(join(tmpdir(), 'regulars-public-'));
  const server = await startLocalServer({port: await freePort(), state, log: join(state, 'server.log')});
  cleanup.add(() => server.stop().then(() => rmSync(state, {recursive: true, force: true})));
  const client = await createWorkspace(server, 'Ink & Paper');
  const page = await extended.context.newPage();
  const world = await fillOwnPage(client, await drawStar(page));
  await walkTour(world);
  await shootOwnPage(page, camera, world.address, world.step('three'));
  const discord = await linkableDiscord(client);
  cleanup.add(() => discord.close());
  await shootLinking(page, camera, {address: world.address, discord});
  await page.close();
  await pair(extended, client);
  await shootTabs(await extended.open('page.html#/loyalty/sequences'), camera);
}

async function shootOwnPage(page: Page, camera: Camera, address: string, step: string): Promise<void> {
  await page.setExtraHTTPHeaders({'user-agent': PHONE});
  const language = `lang=${camera.language}`;
  await page.setViewportSize({width: 360, height: 3_000});
  await page.goto(`${address}?${language}`);
  await camera.shoot(page, 'supporter-page--phone');
  await page.setViewportSize({width: 360, height: 640});
  await page.goto(`${step}&${language}`);
  await camera.shoot(page, 'supporter-page--step-not-open');
  await page.goto(`${address.slice(0, -1)}?${language}`);
  await camera.shoot(page, 'supporter-page--wrong-link');
}

/** Linking a Discord account: the button, a “no”, what cannot be linked, and the account that is. */
async function shootLinking(
  page: Page,
  camera: Camera,
  {address, discord}: {address: string; discord: LinkableDiscord},
): Promise<void> {
  const own = `${address}?lang=${camera.language}`;
  const section = page.locator('section', {has: page.getByRole('heading', {name: 'Discord'})});
  const shoot = async (name: string) => {
    await section.scrollIntoViewIfNeeded();
    await camera.shoot(page, name);
  };
  await page.setViewportSize({width: 320, height: 640});
  await page.goto(own);
  await shoot('supporter-page--discord');
  const {user} = discord.fake.oauth;
  discord.fake.oauth.user = undefined;
  await section.getByRole('button').click();
  await camera.shoot(page, 'supporter-page--discord-denied');
  discord.fake.oauth.user = user;
  await page.goto(own);
  await section.getByRole('button').click();
  await camera.shoot(page, 'supporter-page--discord-just-linked');
  await shoot('supporter-page--discord-linked');
  await page.goto(`${own}&done=link-taken`);
  await camera.shoot(page, 'supporter-page--discord-taken');
  await page.goto(`${new URL(address).origin}/me/discord?lang=${camera.language}`);
  await camera.shoot(page, 'supporter-page--discord-too-old');
}

async function shootTabs(page: Page, camera: Camera): Promise<void> {
  await page.setViewportSize({width: 1024, height: 800});
  await expect(page.getByTestId('sequence')).toBeVisible();
  await camera.shoot(page, 'sequences--list');
  await page.getByTestId('sequence').getByRole('link').click();
  await expect(page.getByTestId('sequence-finishers')).toBeVisible();
  await page.setViewportSize({width: 1024, height: 1_200});
  await camera.shoot(page, 'sequences--detail');
  await page.goto(page.url().concat('?show=edit'));
  await expect(page.getByTestId('sequence-form')).toBeVisible();
  await camera.shoot(page, 'sequences--form');
  await page.setViewportSize({width: 360, height: 1_600});
  await camera.shoot(page, 'sequences--narrow');
  await page.setViewportSize({width: 1024, height: 1_200});
  await page.goto(`${page.url().split('#')[0]}#/loyalty/page`);
  await expect(page.getByTestId('page-links')).toBeVisible();
  await camera.shoot(page, 'supporter-page--settings');
  await page.getByTestId('page-end').click();
  await page.setViewportSize({width: 360, height: 1_600});
  await camera.shoot(page, 'supporter-page--narrow');
}
