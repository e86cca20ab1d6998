import {browser} from 'wxt/browser';
import {type Site, sites, sitesOff} from '../settings';
import type {Choices} from './apply-staged';

/**
 * Choices that go with a backup, by their names in the extension's storage. What belongs to this browser alone does not: session and
 * consent above all.
 */
const NAMES = ['columns', 'siteChoices', 'rowChoices', 'sites', 'reach', 'tables', 'checklist', 'closedFolds', 'singleKeys'];

export async function readChoices(): Promise<Choices> {
  const held = await browser.storage.local.get(NAMES);
  return Object.entries(held).map(([name, value]) => ({name, value}));
}

/** Puts choices back. Sites are offered, not switched on: another browser was never allowed to read them. */
export async function putChoices(choices: Choices): Promise<void> {
  const known = choices.filter(({name}) => NAMES.includes(name));
  const plain = known.filter(({name}) => name !== 'sites');
  await browser.storage.local.set(Object.fromEntries(plain.map(({name, value}) => [name, value])));
  const offered = known.find(({name}) => name === 'sites')?.value;
  if (!Array.isArray(offered)) return;
  const [on, off] = await Promise.all([sites.getValue(), sitesOff.getValue()]);
  const here = new Set([...on, ...off].map(({origin}) => origin));
  // Written by the extension itself, and come through a seal.
  const missing = (offered as readonly Site[]).filter(({origin}) => !here.has(origin));
  if (missing.length > 0) await sitesOff.setValue([...off, ...missing]);
}
