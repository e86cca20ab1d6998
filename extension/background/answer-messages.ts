import {onMessage} from '../messages';
import type {Mirror} from '../mirror/open-mirror';
import {hidden, sites, streaming} from '../settings';
import {interfaceLanguage} from '../views/language';
import {answerCandidates} from './answer-candidates';
import {answerBar, answerCheck} from './answer-filters';
import {answerPerson} from './answer-person';
import {answerRows} from './answer-rows';
import {current} from './context';
import {injectPart} from './inject-part';
import type {LoadHomes} from './load-homes';
import {openPage} from './open-page';
import {answerPanel, answerSubject, noteFilter} from './panel-subject';
import {choicesOn, keepChoice} from './row-choices';
import {showReport} from './show-report';

type Parts = {
  readonly openMirror: () => Promise<Mirror>;
  readonly loadHomes: LoadHomes;
  readonly followAsked: () => Promise<void>;
  readonly followSoon: () => Promise<void>;
  readonly refresh: () => void;
};

/** Answers everything that overlay, popup and page ask. Called once, before anything is waited for. */
export function answerMessages({openMirror, loadHomes, followAsked, followSoon, refresh}: Parts): void {
  const now = async () => current(await openMirror(), loadHomes);
  onMessage('lookUp', async ({data, sender}) => {
    if (data.facts !== undefined) noteFilter(sender.tab?.id, data.filter);
    const [isHidden, choices] = await Promise.all([isAnythingHidden(), choicesOn(sender.origin)]);
    const moment = await now();
    const {facts: names = []} = data;
    // without the words for them, the scores are there all the same
    const homes = names.length === 0 ? undefined : await loadHomes().catch(reportError);
    const facts = homes?.factReader(moment, names);
    return answerRows(moment, {rows: data.rows, filter: data.filter, isHidden, choices, facts});
  });
  onMessage('factFields', async () => (await loadHomes()).factFields(await now()));
  onMessage('bar', async () => answerBar(await now()));
  onMessage('check', async ({data}) => answerCheck(await now(), data.filter));
  onMessage('handOver', async ({data}) => {
    const number = (value: number) => value.toLocaleString(interfaceLanguage());
    // Without it the list is looked through by us alone.
    const homes = await loadHomes().catch(reportError);
    return homes?.handOver(await now(), {...data, number});
  });
  onMessage('person', async ({data}) => {
    const card = await answerPerson(await now(), data.id, await sites.getValue());
    if (card === undefined || !(await streaming.getValue())) return card;
    return {...card, supporter: (await loadHomes()).maskPerson(card.supporter), links: []};
  });
  onMessage('candidates', async ({data}) => ((await streaming.getValue()) ? [] : answerCandidates(await now(), data.identity)));
  onMessage('choose', async ({data, sender}) => {
    await keepChoice(data.origin ?? sender.origin, data.identity, data.id);
    refresh();
  });
  onMessage('why', async ({data}) => ((await streaming.getValue()) ? undefined : (await loadHomes()).why(await now(), data)));
  onMessage('find', async ({data}) => ((await streaming.getValue()) ? [] : (await loadHomes()).find(await now(), data.query)));
  onMessage('send', async ({data}) => {
    const homes = await loadHomes().catch(reportError);
    if (homes === undefined) return {ok: false, code: 'unloaded'};
    // Made from what a window shows while it hides who people are: kept, it would be their name.
    if (homes.holdsMask(data.command)) return {ok: false, code: 'refused', detail: 'streaming'};
    const {mirror, session, now: at} = await now();
    const answer = await homes.send(
      {mirror, session, now: at, newId: () => crypto.randomUUID()},
      data.command,
      data.isQuiet === true,
    );
    if (answer.ok && data.command.kind === 'erase') await homes.forgetGone(mirror);
    // The vendor gets it from the server a moment later, and the person then shows it as the vendor's.
    if (answer.ok && answer.writingTo.length > 0) await followSoon();
    return answer;
  });
  onMessage('part', ({data, sender}) => injectPart(data.name, sender));
  onMessage('subject', ({data, sender}) => answerSubject(now, data, sender));
  onMessage('panel', ({data, sender}) => answerPanel(data.nonce, sender));
  onMessage('open', ({data}) => openPage(data.path));
  onMessage('mirrorChanged', () => {
    refresh();
    return followSoon();
  });
  onMessage('syncNow', () => followAsked());
  onMessage('report', ({data, sender}) => showReport(data, sender.tab?.id));
}

/** Chips say nothing while everything is hidden, and while a stream may see them. */
async function isAnythingHidden(): Promise<boolean> {
  const [isHidden, isStreaming] = await Promise.all([hidden.getValue(), streaming.getValue()]);
  return isHidden || isStreaming;
}
