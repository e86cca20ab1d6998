import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectionActions, WebhookMade} from '../data/use-server';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import {cleaned} from './check-field';
import {CopyField} from './copy-field';
import type {ByHand} from './door';
import {DoorInput} from './door-input';
import {doorsOf} from './registry';
import {sentenceText} from './sentence';

type Props = Pick<ConnectionActions, 'onWebhook'> & {readonly connection: Connection; readonly now: number};

/** "Be told at once": a webhook that the creator sets up at the vendor by hand. Nothing where we do it, or the vendor has none. */
export function WebhookStep({connection, now, onWebhook}: Props) {
  const byHand = doorsOf(connection.vendor)?.byHand;
  const [made, setMade] = useState<WebhookMade | 'running' | undefined>(undefined);
  if (byHand === undefined) return null;
  const {webhook, vendor} = connection;
  const name = vendorName(vendor);
  const url = made !== undefined && made !== 'running' && made.ok ? made.url : undefined;
  return (
    <details class="told" data-testid="webhook">
      <summary>
        {i18n.t('told.title')} <span class="second">{stateText(webhook, now)}</span>
      </summary>
      <p>{i18n.t('told.brings', [name])}</p>
      <ol class="steps">
        {byHand.before.map((step, place) => (
          <li key={step}>
            {sentenceText(step)} {place === 0 ? <VendorPage href={byHand.page} name={name} /> : undefined}
          </li>
        ))}
        <li>
          {i18n.t('told.paste')}
          <SecretForm
            {...{byHand, connection}}
            isRunning={made === 'running'}
            onMake={secret => {
              setMade('running');
              void onWebhook(connection, secret).then(setMade);
            }}
          />
          <p role="status" class="trouble-text">
            {made !== undefined && made !== 'running' && !made.ok ? made.text : ''}
          </p>
          {url === undefined ? undefined : (
            <>
              <CopyField id={`webhook-${connection.id}`} label={i18n.t('told.address', [name])} text={url} />
              <p class="second">{i18n.t('told.once')}</p>
            </>
          )}
        </li>
        {byHand.after.map(step => (
          <li key={step}>{sentenceText(step)}</li>
        ))}
      </ol>
      <p class="second">{i18n.t('doors.english', [name])}</p>
      {webhook === undefined || url !== undefined ? undefined : <p class="second">{i18n.t('told.another')}</p>}
    </details>
  );
}

function VendorPage({href, name}: {readonly href: string; readonly name: string}) {
  return (
    <a href={href} target="_blank" rel="noreferrer" class="nowrap">
      {i18n.t('doors.openPage', [name])} <span aria-hidden="true">↗</span>
    </a>
  );
}

type FormProps = {
  readonly byHand: ByHand;
  readonly connection: Connection;
  readonly isRunning: boolean;
  readonly onMake: (secret: string) => void;
};

function SecretForm({byHand, connection, isRunning, onMake}: FormProps) {
  const [secret, setSecret] = useState('');
  return (
    <form
      class="form"
      aria-label={i18n.t('told.title')}
      onSubmit={event => {
        event.preventDefault();
        onMake(cleaned(byHand.secret, secret));
        setSecret('');
      }}
    >
      <DoorInput field={byHand.secret} id={`webhook-secret-${connection.id}`} value={secret} onInput={setSecret} />
      <p>
        <button type="submit" class="primary" disabled={isRunning} data-testid="webhook-make">
          {i18n.t('told.make')}
        </button>
      </p>
    </form>
  );
}

/** Whether it is set up, and when it last brought news. */
function stateText(webhook: Connection['webhook'], now: number): string {
  if (webhook === undefined) return i18n.t('told.notSetUp');
  const {date, relative} = formats();
  if (webhook.lastAt === undefined) return i18n.t('told.nothingYet', [date(webhook.since)]);
  return i18n.t('told.last', [relative(webhook.lastAt, now)]);
}
