import {zipSync} from 'fflate';
import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {type ExportWith, entriesCsv, participantsCsv, postFiles, within} from '#shared/promotion/export';
import {POLICIES} from '#shared/promotion/policy';
import {type Tally, tallyOf} from '#shared/promotion/tally';
import {ownZone} from '../../mirror/zone';
import {saveFile} from '../data/save-file';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import type {Toasts} from '../toasts';
import {audienceOf, emailList, idList} from './audience';
import {clockText, dayText} from './over-time';
import {ranked} from './ranked';
import type {Known} from './use-known';

type Props = {
  readonly promotion: Promotion;
  readonly entries: readonly Entry[];
  readonly tally: Tally;
  readonly known: ReadonlyMap<string, Known>;
  readonly toasts: Toasts;
  readonly onClose: () => void;
};

const KINDS = ['entries', 'participants', 'posts', 'emails', 'ids'] as const;
type Kind = (typeof KINDS)[number];

/** Saves a promotion as tables, or as lists for a custom audience (LOY-34 to LOY-40). */
export function ExportSheet({promotion, entries, tally, known, toasts, onClose}: Props) {
  const [kind, setKind] = useState<Kind>('entries');
  const [[from, until], setSpan] = useState<readonly [string, string]>(['', '']);
  const some = useMemo(() => within(entries, {from: startOf(from), until: endOf(until)}), [entries, from, until]);
  const people = useMemo(() => tallyOf(some, promotion).participants, [some, promotion]);
  const audience = useMemo(() => audienceOf(people, known), [people, known]);
  const files = new Set(some.map(({post}) => post)).size;
  const count = {
    entries: some.length,
    participants: people.length,
    posts: files,
    emails: audience.emails.length,
    ids: people.length,
  }[kind];
  const save = async () => {
    const how: ExportWith = {
      clock: at => ({date: dayText(at), time: clockText(at)}),
      zone: ownZone(),
      isUnranked: rid => known.get(rid)?.isOptedOut === true,
      isLikesKnown: tally.likes > 0 || !POLICIES[promotion.channel].likesNotKnown,
      nameOf: rid => nameOf(known.get(rid)),
    };
    const of = {entries: some, counted: tally.counted};
    const name = `${promotion.name.replaceAll(/[^\p{L}\p{N} _-]+/gu, '').trim() || 'promotion'}, ${kind}`;
    if (kind === 'posts') saveFile(`${name}.zip`, [zipOf(postFiles(of, promotion, how))], 'application/zip');
    else {
      const texts = {
        entries: () => entriesCsv(of, promotion, how),
        participants: () => participantsCsv(ranked(people, known), how),
        emails: () => emailList(audience.emails),
        ids: () => idList(people),
      };
      saveFile(`${name}.csv`, [await texts[kind]()], 'text/csv');
    }
    toasts.say(i18n.t('promotions.exported', [`${name}.${kind === 'posts' ? 'zip' : 'csv'}`]));
    onClose();
  };
  const {number} = formats();
  return (
    <Sheet id="export-promotion" title={i18n.t('promotions.exportTitle', [promotion.name])} onClose={onClose}>
      <fieldset class="choices">
        <legend>{i18n.t('promotions.exportWhat')}</legend>
        {KINDS.map(one => (
          <label key={one} class="row">
            <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => setKind(one)} />
            {i18n.t(`promotions.kinds.${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="row wraps">
        <Day label={i18n.t('promotions.from')} value={from} onChange={day => setSpan([day, until])} />
        <Day label={i18n.t('promotions.until')} value={until} onChange={day => setSpan([from, day])} />
      </div>
      <Audience kind={kind} channel={promotion.channel} noAddress={audience.noAddress} refused={audience.refused} />
      <p role="status">{count === 0 ? i18n.t('promotions.exportNothing') : ''}</p>
      <p class="row">
        <span class="grow" />
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
        <button type="button" class="primary" data-testid="export-save" disabled={count === 0} onClick={() => void save()}>
          {i18n.t(kind === 'posts' ? 'promotions.exportGoFiles' : 'promotions.exportGo', count, [number(count)])}
        </button>
      </p>
    </Sheet>
  );
}

type AudienceProps = {readonly kind: Kind; readonly channel: string; readonly noAddress: number; readonly refused: number};

/** What a custom audience is made of, and what Meta asks for (Customer List Custom Audiences Terms, read 2026-11). */
function Audience({kind, channel, noAddress, refused}: AudienceProps) {
  const {number} = formats();
  if (kind !== 'emails' && kind !== 'ids') return null;
  const isMeta = channel === 'facebook' || channel === 'instagram';
  const own =
    kind === 'emails'
      ? i18n.t('promotions.audienceEmails', [number(noAddress), number(refused)])
      : i18n.t(isMeta ? 'promotions.audienceIds' : 'promotions.notForFacebook');
  return (
    <div class="second wrap" data-testid="audience">
      <p>{own}</p>
      <p>{i18n.t('promotions.audienceHow')}</p>
    </div>
  );
}

type DayProps = {readonly label: string; readonly value: string; readonly onChange: (day: string) => void};

function Day({label, value, onChange}: DayProps) {
  return (
    <label class="row">
      <span class="second">{label}</span>
      <input type="date" value={value} onChange={({currentTarget}) => onChange(currentTarget.value)} />
    </label>
  );
}

/** Of the creator's own calendar. */
function startOf(day: string): number | undefined {
  return day === '' ? undefined : new Date(`${day}T00:00:00`).getTime();
}

function endOf(day: string): number | undefined {
  return day === '' ? undefined : new Date(`${day}T23:59:59.999`).getTime();
}

function nameOf(known: Known | undefined): string | undefined {
  return known?.isSupporter ? (known.name ?? known.email) : undefined;
}

function zipOf(files: readonly {readonly name: string; readonly csv: string}[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return new Uint8Array(zipSync(Object.fromEntries(files.map(({name, csv}) => [name, encoder.encode(csv)]))));
}
