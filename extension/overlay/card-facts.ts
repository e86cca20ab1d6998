import {i18n} from '#i18n';
import type {Identifier} from '#shared/model/identifier';
import {vendorOf} from '#shared/model/record-key';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {PersonCard} from '../messages';
import {monthText} from '../views/benefit-text';
import {contactText} from '../views/contact-text';
import {formats} from '../views/language';
import {vendorName} from '../views/vendor-name';

/** One line of a card: what it is about, and what is known of it. */
export type FactLine = {readonly label: string; readonly text: string; readonly isKnown: boolean};

type Told = Pick<PersonCard, 'supporter' | 'connected' | 'owed'>;

/** Vendors that send mail: whoever is connected and does not name the person says that they are not on the list. */
const MAILERS = ['ghost', 'mailchimp', 'kit', 'substack'];
const DISCORD = 'discord';

/** Newsletter, handles, last contact and what is owed. What cannot be seen is said. */
export function factLines(card: Told, now: number): FactLine[] {
  return [...mailLines(card), ...socialLines(card), contactLine(card.supporter, now), ...owedLines(card)];
}

/** A part of a score that cannot be seen: because nothing tells it, or because nothing that could is connected. */
export function unseenText(rule: string, connected: readonly string[]): string {
  const isConnected = rule === 'newsletter' ? MAILERS.some(vendor => connected.includes(vendor)) : connected.length > 0;
  return i18n.t(isConnected ? 'overlay.card.notKnown' : 'overlay.card.notConnected');
}

function mailLines({supporter, connected}: Told): FactLine[] {
  const said = supporter.records.filter(({fields}) => fields.mailState !== undefined);
  const known = said.map(record => mailLine(record, supporter));
  const silent = connected.filter(vendor => MAILERS.includes(vendor) && !said.some(({key}) => vendorOf(key) === vendor));
  // a record without a word on mail is one of which the vendor does not say it
  const missing = silent.map(vendor => {
    const isThere = supporter.records.some(({key}) => vendorOf(key) === vendor);
    return mail(vendor, isThere ? i18n.t('overlay.card.notKnown') : i18n.t('mail.none'), !isThere);
  });
  const lines = [...known, ...missing];
  if (lines.length > 0) return lines;
  return [{label: i18n.t('overlay.card.newsletter'), text: i18n.t('overlay.card.notConnected'), isKnown: false}];
}

function mailLine(record: HeldRecord, {activity}: Supporter): FactLine {
  const {mailState = 'none', openRate} = record.fields;
  const sent = activity?.newest.filter(one => one.record === record.key && one.action === 'received') ?? [];
  const opened = new Set(
    activity?.newest.flatMap(one => (one.record === record.key && one.action === 'opened' ? one.subject : [])),
  );
  const state = i18n.t(`mail.${mailState}`);
  const vendor = vendorOf(record.key);
  if (sent.length > 0) {
    const seen = sent.filter(({subject}) => opened.has(subject)).length;
    return mail(vendor, i18n.t('overlay.card.openedOf', [state, seen, sent.length]), true);
  }
  if (openRate !== undefined) return mail(vendor, i18n.t('overlay.card.openRate', [state, formats().percent(openRate)]), true);
  return mail(vendor, state, true);
}

function mail(vendor: string, text: string, isKnown: boolean): FactLine {
  return {label: i18n.t('overlay.card.newsletterOf', [vendorName(vendor)]), text, isKnown};
}

function socialLines({supporter, connected}: Told): FactLine[] {
  const found = new Map<string, string[]>();
  for (const {key, fields, identifiers} of supporter.records) {
    for (const identifier of identifiers) {
      const account = accountOf(identifier);
      if (account !== undefined) add(found, account, handleText(identifier));
    }
    if (vendorOf(key) === DISCORD) for (const role of fields.roles ?? []) add(found, DISCORD, role);
  }
  const lines = [...found].map(([account, words]) => social(account, words.filter(word => word !== '').join(' · ')));
  if (found.has(DISCORD)) return lines;
  const text = i18n.t(connected.includes(DISCORD) ? 'overlay.card.notThere' : 'overlay.card.notConnected');
  return [{label: vendorName(DISCORD), text, isKnown: false}, ...lines];
}

function social(account: string, words: string): FactLine {
  return {label: vendorName(account), text: words === '' ? i18n.t('overlay.card.hasAccount') : words, isKnown: true};
}

/** The site whose account an identifier names; undefined where it is no such account. */
function accountOf({type, account}: Identifier): string | undefined {
  if (type === 'handle') return account;
  return {'discord-user': DISCORD, 'youtube-channel': 'youtube', did: 'bluesky'}[type as string];
}

/** Ids tell a reader nothing. */
function handleText({type, value}: Identifier): string {
  return type === 'handle' ? `@${value}` : '';
}

function add(found: Map<string, string[]>, account: string, word: string): void {
  const words = found.get(account) ?? [];
  if (!words.includes(word)) words.push(word);
  found.set(account, words);
}

function contactLine({contacts}: Supporter, now: number): FactLine {
  const [last] = contacts ?? [];
  const label = i18n.t('overlay.card.lastContact');
  if (last === undefined) return {label, text: i18n.t('overlay.card.never'), isKnown: false};
  return {label, text: `${contactText(last)} · ${formats().relative(last.at, now)}`, isKnown: true};
}

function owedLines({owed}: Told): FactLine[] {
  const [first] = owed;
  if (first === undefined) return [];
  const text = owed.length === 1 ? `${first.name}, ${monthText(first.month)}` : i18n.t('overlay.card.owedCount', owed.length);
  return [{label: i18n.t('overlay.card.owed'), text, isKnown: true}];
}
