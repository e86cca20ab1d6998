import {browser} from 'wxt/browser';
import {send} from '../api/send';
import {onMessage} from '../messages';
import type {Mirror} from '../mirror/open-mirror';
import {hidden} from '../settings';
import {answerPerson} from './answer-person';
import {answerBar, answerCheck, answerRows} from './answer-rows';
import {current} from './context';
import {openPage} from './open-page';

type Parts = {
  readonly openMirror: () => Promise<Mirror>;
  readonly followNow: () => Promise<void>;
  readonly refresh: () => void;
};

/** Answers everything that overlay, popup and page ask. Called once, before anything is waited for. */
export function answerMessages({openMirror, followNow, refresh}: Parts): void {
  const now = async () => current(await openMirror());
  onMessage('lookUp', async ({data}) => {
    const isHidden = await hidden.getValue();
    return answerRows(await now(), {rows: data.rows, filter: data.filter, isHidden});
  });
  onMessage('bar', async () => answerBar(await now()));
  onMessage('check', async ({data}) => answerCheck(await now(), data.filter));
  onMessage('person', async ({data}) => answerPerson(await now(), data.id));
  onMessage('send', async ({data}) => {
    const {mirror, session, now: at} = await now();
    return send({mirror, session, now: at, newId: () => crypto.randomUUID()}, data.command);
  });
  onMessage('open', ({data}) => openPage(data.path));
  onMessage('mirrorChanged', () => refresh());
  onMessage('syncNow', () => followNow());
  // The popup asks the page itself; this keeps the last word of a tab for when the page is busy.
  onMessage('report', async ({data, sender}) => {
    if (sender.tab?.id !== undefined) await browser.storage.session.set({[`report:${sender.tab.id}`]: data});
  });
}
