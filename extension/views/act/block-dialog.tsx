import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {accountsBlocked} from '#shared/membership/block';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {sayDone} from '../data/say-done';
import {sendAll} from '../data/send-all';
import {useSites} from '../data/use-sites';
import {useSupporters} from '../data/use-supporters';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {recordLink, VENDOR_HELP} from '../vendor-links';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';
import {VendorButton} from './vendor-button';

/** Services where a creator can block somebody. */
const BLOCKS = ['patreon', 'gumroad'] as const;

/** Whom a block shuts out, before the creator goes to the vendor's screen to do it (SAL-29…SAL-32, SAL-34, T8). */
export function BlockDialog(props: ActProps) {
  const {snapshot, ordinals, name, onClose} = props;
  const person = useSupporters(snapshot, ordinals)?.[0];
  const [reason, setReason] = useState('');
  const [chosen, choose] = useState<string | undefined>(undefined);
  if (person === undefined) return null;
  const vendors = BLOCKS.filter(vendor => accountsBlocked(person, vendor).length > 0);
  const vendor = vendors.find(one => one === chosen) ?? vendors[0];
  if (vendor === undefined) {
    return (
      <Sheet id="block" title={i18n.t('act.blockTitle', [name])} onClose={onClose}>
        <p>{i18n.t('act.cannotBlock')}</p>
      </Sheet>
    );
  }
  return (
    <Sheet id="block" title={i18n.t('act.blockTitle', [name])} onClose={onClose}>
      {vendors.length < 2 ? undefined : (
        <label class="stack">
          {i18n.t('act.where')}
          <select value={vendor} onChange={event => choose(event.currentTarget.value)}>
            {vendors.map(one => (
              <option key={one} value={one}>
                {vendorName(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ul class="rules" data-testid="rules">
        {rulesOf(person, vendor).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <label class="stack">
        {i18n.t('act.reason')}
        <textarea
          rows={3}
          maxLength={2_000}
          value={reason}
          placeholder={i18n.t('act.reasonHint')}
          onInput={event => setReason(event.currentTarget.value)}
        />
      </label>
      <BlockButtons {...props} person={person} vendor={vendor} reason={reason.trim()} />
    </Sheet>
  );
}

function rulesOf(person: Supporter, vendor: (typeof BLOCKS)[number]): string[] {
  const {number, list} = formats();
  const accounts = accountsBlocked(person, vendor);
  const names = person.records.flatMap(({key, fields}) =>
    vendorOf(key) === vendor ? (fields.email ?? fields.name ?? key.split('/')[3] ?? []) : [],
  );
  const known = i18n.t('act.blocked.known', accounts.length, [number(accounts.length), list([...new Set(names)])]);
  if (vendor === 'gumroad') return [known, i18n.t('act.blocked.byEmail'), i18n.t('act.blocked.never')];
  return [known, i18n.t('block.wider'), i18n.t('act.blocked.both'), i18n.t('block.where'), i18n.t('act.blocked.never')];
}

type ButtonsProps = ActProps & {readonly person: Supporter; readonly vendor: string; readonly reason: string};

function BlockButtons({snapshot, toasts, onClose, person, vendor, reason}: ButtonsProps) {
  const host = vendorName(vendor);
  const sites = useSites();
  const record = person.records.find(({key}) => vendorOf(key) === vendor);
  const address = VENDOR_HELP[vendor]?.block ?? (record === undefined ? undefined : recordLink(record, sites));
  const onOpened = () => void keepReason({snapshot, toasts, person, host, reason}).then(onClose);
  return (
    <p class="row">
      {address === undefined ? undefined : (
        <VendorButton
          vendor={vendor}
          address={address}
          label={i18n.t('act.blockAt', [host])}
          testId="block-at"
          onOpened={onOpened}
        />
      )}
      <button type="button" onClick={onClose}>
        {i18n.t('verb.cancel')}
      </button>
    </p>
  );
}

type Keeping = Pick<ActProps, 'snapshot' | 'toasts'> & {
  readonly person: Supporter;
  readonly host: string;
  readonly reason: string;
};

/** Why, as a note: next year nobody remembers. Whether they were blocked in the end is the creator's to do. */
async function keepReason({snapshot, toasts, person, host, reason}: Keeping): Promise<void> {
  const note = {id: crypto.randomUUID(), at: Date.now(), supporter: person.id};
  const text = i18n.t('act.blockNote', [host, reason]);
  const watching = {signal: new AbortController().signal, tell: () => undefined};
  const {done} = reason === '' ? {done: []} : await sendAll(snapshot, [{...note, kind: 'note-add' as const, text}], watching);
  const isKept = done.length > 0;
  const result = {
    people: [person.id],
    said: isKept ? i18n.t('act.reasonKept') : '',
    undo: isKept ? [{kind: 'notes' as const, notes: [{supporter: person.id, note: note.id}]}] : [],
    about: host,
  };
  await sayDone({snapshot, toasts}, {act: 'block', filter: undefined, result});
}
