import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectedVendor, ConnectRequest} from '#shared/protocol/connect';
import {vendorName} from '../vendor-name';
import {checkField, cleaned, siteAddress} from './check-field';
import {ChooseAccount} from './choose-account';
import type {Connecting, DoorActions} from './connecting';
import type {Door, DoorField} from './door';
import {DoorInput} from './door-input';
import type {Sentence} from './sentence';
import {WaitForVendor} from './wait-for-vendor';

type Props = DoorActions & {
  readonly vendor: ConnectedVendor;
  readonly door: Door;
  readonly which: Sentence;
  readonly connections: readonly Connection[];
  /** The address that was registered at the vendor, as far as this page knows it. */
  readonly redirect: string;
};

type Texts = Readonly<Partial<Record<DoorField['name'], string>>>;

/** What a door asks for. Keys go to the private server and are not kept in the browser. */
export function DoorForm(props: Props) {
  const {vendor, door, which, connections, redirect} = props;
  const [texts, setTexts] = useState<Texts>({});
  const [step, setStep] = useState<Connecting | 'running' | undefined>(undefined);
  // The key is kept for the question which of its accounts is meant, and no longer.
  const [request, setRequest] = useState<ConnectRequest | undefined>(undefined);
  const name = vendorName(vendor);
  const take = (result: Connecting) => {
    setStep(result);
    if (result.kind !== 'refused') setTexts({});
    if (result.kind !== 'choose') setRequest(undefined);
  };
  const connect = async (asked: ConnectRequest) => {
    setStep('running');
    setRequest(asked);
    take(await props.onConnect(asked));
  };
  const submit = async () => {
    const {url, user, key = '', id, secret} = meant(door, texts);
    const at = url === undefined ? {} : {url: siteAddress(url)};
    if (id === undefined || secret === undefined) {
      return connect({vendor, key, ...at, ...(user === undefined ? {} : {user})});
    }
    setStep('running');
    take(await props.onAuthorise({vendor, client: {id, secret}, ...at}));
  };
  if (typeof step === 'object' && step.kind === 'asked') {
    const stale = () => setStep({kind: 'refused', text: i18n.t('doors.stale', [name])});
    return <WaitForVendor {...props} {...step} registered={redirect} connections={connections} onStale={stale} />;
  }
  if (request !== undefined && typeof step === 'object' && step.kind === 'choose') {
    const choose = (account: string) => void connect({...request, account});
    return <ChooseAccount which={which} choices={step.choices} isRunning={false} onChoose={choose} />;
  }
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        void submit();
      }}
    >
      <Fields door={door} texts={texts} name={name} onTexts={setTexts} />
      <p role="status" class={typeof step === 'object' && step.kind === 'refused' ? 'trouble-text' : 'second'}>
        {stepText(step, name)}
      </p>
      <button type="submit" class="primary" disabled={step === 'running'}>
        {i18n.t(door.fields.some(field => field.name === 'id') ? 'doors.allow' : 'doors.connect', [name])}
      </button>
    </form>
  );
}

type FieldsProps = {
  readonly door: Door;
  readonly texts: Texts;
  readonly name: string;
  readonly onTexts: (texts: Texts) => void;
};

function Fields({door, texts, name, onTexts}: FieldsProps) {
  return (
    <>
      {door.fields.map(field => (
        <div key={field.name} class="door-field">
          <DoorInput
            field={field}
            id={`door-${field.name}`}
            value={texts[field.name] ?? ''}
            onInput={value => onTexts({...texts, [field.name]: value})}
          />
          {field.name === 'url' ? <OwnPage door={door} field={field} url={texts.url ?? ''} name={name} /> : undefined}
        </div>
      ))}
    </>
  );
}

type OwnPageProps = {readonly door: Door; readonly field: DoorField; readonly url: string; readonly name: string};

/** The vendor's page on the creator's own site, as soon as its address stands in the form. */
function OwnPage({door, field, url, name}: OwnPageProps) {
  if (door.pageAt === undefined || checkField(field, url).kind !== 'fits') return null;
  return (
    <a href={door.pageAt(siteAddress(cleaned(field, url)))} target="_blank" rel="noreferrer">
      {i18n.t('doors.openPage', [name])} <span aria-hidden="true">↗</span>
    </a>
  );
}

/** What was typed, as it is meant; fields that the door does not ask for are absent. */
function meant(door: Door, texts: Texts): Texts {
  return Object.fromEntries(door.fields.map(field => [field.name, cleaned(field, texts[field.name] ?? '')]));
}

function stepText(step: Connecting | 'running' | undefined, name: string): string {
  if (step === 'running') return i18n.t('connections.connecting');
  if (step?.kind === 'connected') return i18n.t('connections.connected', [name]);
  return step?.kind === 'refused' ? step.text : '';
}
