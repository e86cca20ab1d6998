import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectedVendor, ConnectRequest} from '#shared/protocol/connect';
import {vendorName} from '../vendor-name';
import {cleaned, siteAddress} from './check-field';
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
      {door.fields.map(field => (
        <DoorInput
          key={field.name}
          field={field}
          id={`door-${field.name}`}
          value={texts[field.name] ?? ''}
          onInput={value => setTexts({...texts, [field.name]: value})}
        />
      ))}
      <p role="status" class={typeof step === 'object' && step.kind === 'refused' ? 'trouble-text' : 'second'}>
        {stepText(step, name)}
      </p>
      <button type="submit" class="primary" disabled={step === 'running'}>
        {i18n.t(door.fields.some(field => field.name === 'id') ? 'doors.allow' : 'doors.connect', [name])}
      </button>
    </form>
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
