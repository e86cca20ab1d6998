import {type SiteChoice, siteChoices} from '../settings';
import {isAlive} from './talk';

const NO_CHOICE: SiteChoice = {facts: [], isPrivate: false};

/** What the creator chose for this page's site; calls back once it is known and at every change, in whatever tab. */
export function watchSiteChoice(changed: () => void, signal: AbortSignal): () => SiteChoice {
  let choice = NO_CHOICE;
  const read = (all: Readonly<Record<string, SiteChoice>>) => {
    const {[location.origin]: next = NO_CHOICE} = all;
    if (signal.aborted || JSON.stringify(next) === JSON.stringify(choice)) return;
    choice = next;
    changed();
  };
  const stop = siteChoices.watch(read);
  // an extension that has gone took its listeners with it, and asking for them is an error
  signal.addEventListener('abort', () => isAlive() && stop());
  void siteChoices.getValue().then(read);
  return () => choice;
}

export async function keepSiteChoice(change: Partial<SiteChoice>): Promise<void> {
  const all = await siteChoices.getValue();
  const own = {...(all[location.origin] ?? NO_CHOICE), ...change};
  await siteChoices.setValue({...all, [location.origin]: own});
}
