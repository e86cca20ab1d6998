import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectedVendor} from '#shared/protocol/connect';
import {WithheldNote} from '../page/withheld-note';
import {printRoute} from '../route';
import {vendorName} from '../vendor-name';
import type {DoorActions} from './connecting';
import {CopyField} from './copy-field';
import type {Door, DoorKind} from './door';
import {DoorForm} from './door-form';
import {minutesText} from './door-text';
import {doorOf, doorsOf} from './registry';
import {RightsList} from './rights-list';
import {sentenceText} from './sentence';

type Props = DoorActions & {
  readonly vendor: ConnectedVendor;
  /** Undefined: its quickest. */
  readonly kind: DoorKind | undefined;
  /** Address of the private server; undefined: there is none yet. */
  readonly server: string | undefined;
  /** Where the vendor sends the creator back to, once the server has said it. */
  readonly redirect: string | undefined;
  readonly connections: readonly Connection[];
};

/** One door: what it takes, its steps with the vendor's own words, what it may do and does not tell, and the form. */
export function DoorView(props: Props) {
  const {vendor, kind, server, connections} = props;
  const title = useRef<HTMLHeadingElement>(null);
  const doors = doorsOf(vendor);
  const door = doorOf(vendor, kind) ?? doorOf(vendor);
  useEffect(() => {
    title.current?.focus();
    title.current?.scrollIntoView?.({block: 'nearest'});
  }, [vendor, kind]);
  if (doors === undefined || door === undefined) return null;
  const name = vendorName(vendor);
  const redirect = props.redirect ?? `${server ?? ''}/v1/oauth/callback`;
  return (
    <section class="card door" aria-labelledby="door-title" data-testid="door">
      <div class="row wraps">
        <h2 id="door-title" ref={title} tabIndex={-1} class="grow big">
          {i18n.t('doors.title', [name])}
        </h2>
        <span class="second">{minutesText(door)}</span>
      </div>
      <OtherWay vendor={vendor} door={door} />
      {door.remark === undefined ? undefined : <p class="notice-line">{sentenceText(door.remark)}</p>}
      <div class="door-parts">
        <div class="door-part">
          <Steps door={door} name={name} />
          {door.hasRedirect && server !== undefined ? (
            <CopyField id="door-redirect" label={i18n.t('doors.redirect', [name])} text={redirect} />
          ) : undefined}
          {server === undefined ? (
            <p class="second">{i18n.t('connections.keyNeedsServer')}</p>
          ) : (
            <DoorForm
              {...props}
              key={`${vendor} ${door.kind}`}
              door={door}
              which={doors.which}
              connections={connections}
              redirect={redirect}
            />
          )}
        </div>
        <div class="door-part">
          <RightsList door={door} vendor={vendor} />
          <Rules terms={doors.terms} name={name} />
          <WithheldNote vendor={vendor} isOpen />
        </div>
      </div>
    </section>
  );
}

function OtherWay({vendor, door}: {readonly vendor: ConnectedVendor; readonly door: Door}) {
  const other = doorsOf(vendor)?.doors.find(({kind}) => kind !== door.kind);
  if (other === undefined) return null;
  const title = i18n.t(other.kind === 'key' ? 'connections.keyTitle' : 'connections.appTitle');
  return (
    <p class="second">
      <a href={printRoute({view: 'connections', vendor, door: other.kind})}>{i18n.t('doors.otherWay', [title])}</a>{' '}
      <span>{minutesText(other)}</span>
    </p>
  );
}

function Steps({door, name}: {readonly door: Door; readonly name: string}) {
  return (
    <section aria-labelledby="door-steps">
      <h3 id="door-steps">{i18n.t('doors.steps')}</h3>
      <ol class="steps">
        {door.steps.map((step, place) => (
          <li key={step}>
            {sentenceText(step)}{' '}
            {place === 0 && door.page !== undefined ? (
              <a href={door.page} target="_blank" rel="noreferrer" class="nowrap">
                {i18n.t('doors.openPage', [name])} <span aria-hidden="true">↗</span>
              </a>
            ) : undefined}
          </li>
        ))}
      </ol>
      <p class="second">{i18n.t('doors.english', [name])}</p>
    </section>
  );
}

type RulesProps = {readonly terms: NonNullable<ReturnType<typeof doorsOf>>['terms']; readonly name: string};

/** What the vendor wants read before anybody connects. */
function Rules({terms, name}: RulesProps) {
  if (terms.length === 0) return null;
  return (
    <section aria-labelledby="door-rules">
      <h4 id="door-rules">{i18n.t('doors.rules', [name])}</h4>
      <ul class="links">
        {terms.map(({label, address}) => (
          <li key={address}>
            <a href={address} target="_blank" rel="noreferrer">
              {sentenceText(label)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
