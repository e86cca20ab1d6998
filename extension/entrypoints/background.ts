import {browser} from 'wxt/browser';
import {defineBackground} from 'wxt/utils/define-background';
import {answerMessages} from '../background/answer-messages';
import {mirrorHolder} from '../background/context';
import {clockFollower} from '../background/follow-clock';
import {serverFollower} from '../background/follow-server';
import {inOneGo} from '../background/in-one-go';
import {keepSites} from '../background/keep-sites';
import {keepHomes, loadHomes} from '../background/load-homes';
import {forgetSubjects} from '../background/panel-subject';
import {sendMessage} from '../messages';
import {consent, hidden, session, sites, streaming} from '../settings';
import {isMenuVerb} from '../site-access/context-menu';
import {dropRevokedSites} from '../site-access/enable-site';
import {refreshOverlays} from '../site-access/register-overlay';

/** Several changes within this time are one for the pages. */
const REFRESH_MS = 200;

// Everything listens before anything is waited for: the browser wakes the background for one event and lets it sleep again.
export default defineBackground({
  main() {
    keepHomes();
    const refresh = inOneGo(refreshOverlays, REFRESH_MS);
    const keep = inOneGo(keepSites, 0);
    const openMirror = mirrorHolder(() => {
      refresh();
      void clock.plan();
    });
    const server = serverFollower(openMirror, loadHomes);
    const clock = clockFollower(openMirror, loadHomes);
    const start = () => {
      keep();
      void server.schedule();
      void server.followNow();
      void clock.plan();
    };

    answerMessages({openMirror, loadHomes, followAsked: server.followAsked, followSoon: server.followSoon, refresh});
    forgetSubjects();
    browser.runtime.onInstalled.addListener(({reason}) => {
      start();
      void loadHomes().then(({greet}) => greet(reason));
    });
    browser.runtime.onStartup.addListener(start);
    browser.permissions.onAdded.addListener(keep);
    browser.permissions.onRemoved.addListener(() => void dropRevokedSites().then(keep));
    browser.alarms.onAlarm.addListener(({name}) => {
      if (server.isOurs(name)) void server.followNow();
      if (clock.isOurs(name)) void clock.run();
    });
    browser.contextMenus.onClicked.addListener(({menuItemId, frameId}, tab) => {
      if (!isMenuVerb(menuItemId) || tab?.id === undefined) return;
      // Opened in the click itself: what the row answers comes too late for the browser.
      if (menuItemId === 'open' && !import.meta.env.FIREFOX) void browser.sidePanel.open({tabId: tab.id});
      // The page may have navigated away meanwhile.
      sendMessage('menuVerb', {verb: menuItemId}, tab.id, frameId).catch(() => undefined);
    });
    browser.commands.onCommand.addListener(async command => {
      if (command === 'hide') await hidden.setValue(!(await hidden.getValue()));
    });
    sites.watch(keep);
    consent.watch(keep);
    hidden.watch(refresh);
    streaming.watch(refresh);
    session.watch(() => {
      start();
      refresh();
    });
  },
});
