import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {OnlyHereResponse} from '#shared/protocol/connect';
import type {ConnectionActions} from '../data/use-server';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {VENDOR_FACTS} from '../vendor-facts';
import {vendorName} from '../vendor-name';
import {doorsOf} from './registry';

type Props = Pick<ConnectionActions, 'onDisconnect' | 'onlyHere'> & {
  readonly connection: Connection;
  readonly onSay: (text: string) => void;
  readonly onClose: () => void;
};

/** How far the question went: what was read stays; or what would go is counted, and asked for once more. */
type Step = 'stay' | 'counting' | {readonly goes: OnlyHereResponse; readonly isSure: boolean};

/** The question before a connection ends: what stops, what stays or goes, how to undo it. */
export function DisconnectSheet({connection, onDisconnect, onlyHere, onSay, onClose}: Props) {
  const [step, setStep] = useState<Step>('stay');
  const [trouble, setTrouble] = useState('');
  const name = vendorName(connection.vendor);
  const forgets = typeof step === 'object';
  const count = () => {
    setStep('counting');
    setTrouble('');
    void onlyHere(connection).then(goes => {
      setStep(goes === undefined ? 'stay' : {goes, isSure: false});
      if (goes === undefined) setTrouble(i18n.t('connections.offline'));
    });
  };
  const end = () =>
    void onDisconnect(connection, forgets).then(attempt => {
      if (!attempt.ok) return setTrouble(attempt.text);
      onSay(i18n.t(forgets ? 'doors.card.forgotten' : 'doors.card.disconnected', [name]));
      onClose();
    });
  return (
    <Sheet id="disconnect" title={i18n.t('doors.card.disconnectOf', [name])} onClose={onClose}>
      <p>{i18n.t('doors.card.stop', [name])}</p>
      {forgets ? <Goes {...step.goes} name={name} isSure={step.isSure} /> : <Stays connection={connection} />}
      <label class="row">
        <input
          type="checkbox"
          checked={step !== 'stay'}
          disabled={step === 'counting'}
          onChange={event => (event.currentTarget.checked ? count() : setStep('stay'))}
        />
        <span class="grow">{i18n.t('doors.card.forget')}</span>
      </label>
      <p role="status" class={trouble === '' ? 'second' : 'trouble-text'}>
        {step === 'counting' ? i18n.t('doors.card.counting') : trouble}
      </p>
      <div class="row wraps">
        <EndButton step={step} name={name} onSure={setStep} onEnd={end} />
        <button type="button" onClick={onClose}>
          {i18n.t('verb.cancel')}
        </button>
        <Revoke connection={connection} name={name} />
      </div>
    </Sheet>
  );
}

/** What was read stays, unless the vendor's rules say otherwise. */
function Stays({connection: {records, vendor}}: Pick<Props, 'connection'>) {
  const isKept = VENDOR_FACTS[vendor]?.keepsDays === undefined;
  return (
    <>
      <p>
        {isKept ? i18n.t('doors.card.stays', records, [formats().number(records)]) : i18n.t('closed.goes', [vendorName(vendor)])}
      </p>
      <p>{i18n.t('doors.card.back')}</p>
    </>
  );
}

function Goes({records, people, name, isSure}: OnlyHereResponse & {readonly name: string; readonly isSure: boolean}) {
  const {number} = formats();
  return (
    <>
      <p>{i18n.t('doors.card.goes', records, [number(records), name])}</p>
      <p>{people === 0 ? i18n.t('doors.card.nobodyAlone') : i18n.t('doors.card.alone', people, [number(people)])}</p>
      <p>{i18n.t('doors.card.keeps')}</p>
      <p>{i18n.t('doors.card.noUndo')}</p>
      {isSure ? (
        <p class="trouble-text" role="alert">
          {i18n.t('doors.card.sure')}
        </p>
      ) : undefined}
    </>
  );
}

type EndProps = {
  readonly step: Step;
  readonly name: string;
  readonly onSure: (step: Step) => void;
  readonly onEnd: () => void;
};

/** Its words say what it does to how many; forgetting asks twice, with other words the second time. */
function EndButton({step, name, onSure, onEnd}: EndProps) {
  if (typeof step !== 'object') {
    return (
      <button type="button" class="primary" data-testid="do-disconnect" disabled={step === 'counting'} onClick={onEnd}>
        {i18n.t('doors.card.disconnectOf', [name])}
      </button>
    );
  }
  const {records} = step.goes;
  return (
    <button
      type="button"
      class="danger"
      data-testid="do-forget"
      onClick={() => (step.isSure ? onEnd() : onSure({...step, isSure: true}))}
    >
      {i18n.t(step.isSure ? 'doors.card.doForgetNow' : 'doors.card.doForget', records, [formats().number(records)])}
    </button>
  );
}

/** Where the key itself is taken back: only the creator can do that. */
function Revoke({connection: {vendor, label}, name}: Pick<Props, 'connection'> & {readonly name: string}) {
  const doors = doorsOf(vendor);
  if (doors === undefined) return null;
  return (
    <a href={doors.revoke(label)} target="_blank" rel="noreferrer">
      {i18n.t('doors.card.revoke', [name])} <span aria-hidden="true">↗</span>
    </a>
  );
}
