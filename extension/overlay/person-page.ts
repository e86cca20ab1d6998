import type {Adapter} from '../dashboards/adapter';
import {identityKey} from '../dashboards/identity-key';
import {matchPerson} from '../dashboards/match-page';
import {isToldByAddress, readPerson} from '../dashboards/read-person';
import type {RowIdentity} from '../messages';
import {watchRoute} from './route';

/** A drawer that opens, or is filled with somebody else, does so in several steps. */
const SETTLED_MS = 250;

type Options = {
  readonly adapters: readonly Adapter[];
  /** Called once for each page that is loaded, and whenever it is about somebody else; without anybody where it is about none. */
  readonly tell: (identity: RowIdentity | undefined) => Promise<unknown>;
  readonly signal: AbortSignal;
};

/** Says whom a page about one person is about, as long as it is one (J12). Nothing of the page is touched. */
export function followPerson({adapters, tell, signal}: Options): void {
  let told: string | undefined;
  const ofThisPerson = createFormerFilter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(soon);
  watchRoute(follow, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
  follow();

  function follow(): void {
    const views = matchPerson(adapters, location);
    observer.disconnect();
    if (!views.every(isToldByAddress)) {
      observer.observe(document, {childList: true, subtree: true, characterData: true, attributeFilter: ['href']});
    }
    soon();
  }

  function soon(): void {
    if (!signal.aborted) timer ??= setTimeout(look, SETTLED_MS);
  }

  function look(): void {
    timer = undefined;
    const person = ofThisPerson(readPerson(matchPerson(adapters, location), document));
    const key = person === undefined ? '' : identityKey(person);
    if (key === told) return;
    told = key;
    tell(person).catch(() => {
      // the next change tells it again
      told = undefined;
    });
  }
}

/**
 * The address of a page is ahead of what is printed there: while the next person is loaded, the e-mail is still that of the one before.
 * Two people of one site have nothing in common, so what was printed under another id is left out.
 */
function createFormerFilter(): (person: RowIdentity | undefined) => RowIdentity | undefined {
  let last: {about: string; printed: readonly string[]} | undefined;
  return person => {
    const [about, ...others] = person?.identifiers ?? [];
    if (!person || about === undefined) return person;
    const former = last && last.about !== about ? last.printed : [];
    const printed = others.filter(one => !former.includes(one));
    if (printed.length > 0) last = {about, printed};
    return {...person, identifiers: [about, ...printed]};
  };
}
