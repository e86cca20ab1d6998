import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import {NamedForm} from '../parts/named-form';
import {vendorName} from '../vendor-name';
import {CountingFields} from './counting-fields';
import type {KnownAccount} from './known-accounts';
import {linksIn, type Said} from './links-in';

type Props = {
  /** Undefined: a new one. */
  readonly promotion: Promotion | undefined;
  readonly accounts: readonly KnownAccount[];
  readonly onSave: (promotion: Promotion) => void;
  readonly onCancel: () => void;
};

const COUNTING: Pick<Promotion, 'track' | 'entries' | 'weights'> = {
  track: 'both',
  entries: 'every',
  weights: {like: 1, comment: 1},
};

/** Name, links, page, and how entries count (LOY-27 to LOY-32). */
export function PromotionForm({promotion, accounts, onSave, onCancel}: Props) {
  const [name, setName] = useState(promotion?.name ?? '');
  const [links, setLinks] = useState(promotion?.posts.map(({link}) => link).join('\n') ?? '');
  const [typed, setTyped] = useState(promotion?.account);
  const [counting, setCounting] = useState(promotion ?? COUNTING);
  const said = linksIn(links);
  const offered = accounts.filter(({channel}) => said.ok && channel === said.channel);
  const account = (
    typed ??
    (said.ok ? said.account : undefined) ??
    (offered.length === 1 ? offered[0]?.account : undefined) ??
    ''
  ).trim();
  const save = () => {
    if (!said.ok) return;
    const {id = crypto.randomUUID(), rev = 0} = promotion ?? {};
    const {track, entries, weights} = counting;
    onSave({id, rev, name: name.trim(), channel: said.channel, account, posts: [...said.posts], track, entries, weights});
  };
  return (
    <NamedForm
      id="promotion"
      class="column"
      title={<h1>{i18n.t(promotion === undefined ? 'promotions.new' : 'promotions.edit')}</h1>}
      label={i18n.t('promotions.name')}
      name={name}
      onName={setName}
      problem={troubleOf({name, said, account})}
      saveText={i18n.t(promotion === undefined ? 'promotions.create' : 'verb.save')}
      onSave={save}
      onCancel={onCancel}
    >
      <label for="promotion-links">{i18n.t('promotions.links')}</label>
      <textarea id="promotion-links" rows={4} value={links} onInput={event => setLinks(event.currentTarget.value)} />
      <p class="second">{said.ok ? vendorName(said.channel) : i18n.t('promotions.linksHelp')}</p>
      <label for="promotion-account">{i18n.t('promotions.account')}</label>
      <input
        id="promotion-account"
        list="promotion-accounts"
        maxLength={200}
        value={account}
        onInput={event => setTyped(event.currentTarget.value)}
      />
      <datalist id="promotion-accounts">
        {offered.map(one => (
          <option key={one.account} value={one.account}>
            {one.label}
          </option>
        ))}
      </datalist>
      <p class="second">{i18n.t('promotions.accountHelp')}</p>
      <CountingFields counting={counting} onChange={setCounting} />
    </NamedForm>
  );
}

/** What still keeps it from being saved. */
function troubleOf({
  name,
  said,
  account,
}: {
  readonly name: string;
  readonly said: Said;
  readonly account: string;
}): string | undefined {
  if (name.trim() === '') return i18n.t('promotions.needsName');
  if (!said.ok) {
    if (said.wrong === undefined) return i18n.t(said.isMixed ? 'promotions.twoChannels' : 'promotions.needsLinks');
    return i18n.t('promotions.badLink', [said.wrong]);
  }
  return account === '' || account.includes('/') ? i18n.t('promotions.needsAccount') : undefined;
}
