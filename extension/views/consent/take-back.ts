import {consent, sites} from '../../settings';
import {disableSite} from '../../site-access/enable-site';

/** Takes the consent back: every site is switched off and its permission given back. What is here already stays. */
export async function takeBack(now: number): Promise<void> {
  for (const {origin} of await sites.getValue()) await disableSite(origin);
  await consent.setValue({at: now, version: 0});
}
