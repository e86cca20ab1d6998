import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {Outgoing} from '#shared/model/outgoing';
import type {ConnectedVendor} from '#shared/protocol/connect';
import type {ConnectionActions} from '../data/use-server';
import type {DoorActions} from '../doors/connecting';
import type {DoorKind} from '../doors/door';
import {DoorList} from '../doors/door-list';
import {minutesText} from '../doors/door-text';
import {DoorView} from '../doors/door-view';
import {ChooseFile} from '../parts/choose-file';
import {KeyGuide} from '../welcome/key-guide';
import {ConnectionCard} from './connection-card';
import {ServerForm} from './server-form';

/** How an attempt ended; the text says what happened, what is safe and what to do. */
export type Attempt = {readonly ok: true} | {readonly ok: false; readonly text: string};

type Props = DoorActions &
  ConnectionActions & {
    readonly connections: readonly Connection[];
    /** Address of the private server; undefined: none. */
    readonly server: string | undefined;
    /** Where an app at a vendor leads back to; undefined until the server has said it. */
    readonly redirect: string | undefined;
    /** The door that is open. */
    readonly open: {readonly vendor?: ConnectedVendor | undefined; readonly door?: DoorKind | undefined};
    readonly now: number;
    readonly onFiles: (files: readonly File[]) => void;
    readonly onPair: (server: string, code: string) => void;
    readonly onSay: (text: string) => void;
    readonly outgoings: readonly Outgoing[];
    readonly onRetry: (outgoing: Outgoing) => void;
    /** The creator's own site. */
    readonly ownSite?: ComponentChildren;
  };

/** What is connected, then the three ways in, always in this order with their real times. */
export function ConnectionsView(props: Props) {
  const {connections, server, open, onFiles, onPair} = props;
  return (
    <div class="column">
      <h1>{i18n.t('connections.title')}</h1>
      <h2>{i18n.t('connections.yours')}</h2>
      {connections.length === 0 ? <p class="second">{i18n.t('connections.none')}</p> : undefined}
      <ul class="cards">
        {connections.map(connection => (
          <ConnectionCard {...props} key={connection.id} connection={connection} />
        ))}
      </ul>
      <h2>{i18n.t('connections.doors')}</h2>
      <div class="doors">
        <Way title={i18n.t('connections.dropTitle')} time={i18n.t('connections.dropTime')}>
          <p>{i18n.t(server === undefined ? 'drop.hint' : 'drop.hintServer')}</p>
          <ChooseFile onFiles={onFiles} />
        </Way>
        <Way title={i18n.t('connections.keyTitle')} time={minutesText({kind: 'key', minutes: 3})}>
          <p>{i18n.t('doors.keyText')}</p>
          <DoorList kind="key" current={isOpen(open, 'key')} />
          <KeyGuide />
        </Way>
        <Way title={i18n.t('connections.appTitle')} time={minutesText({kind: 'app', minutes: 20})}>
          <p>{i18n.t('doors.appText')}</p>
          <DoorList kind="app" current={isOpen(open, 'app')} />
        </Way>
      </div>
      {open.vendor === undefined ? undefined : <DoorView {...props} vendor={open.vendor} kind={open.door} />}
      {props.ownSite}
      {server === undefined ? <ServerForm onPair={onPair} /> : undefined}
    </div>
  );
}

function Way({title, time, children}: {readonly title: string; readonly time: string; readonly children: ComponentChildren}) {
  return (
    <section class="card">
      <h3 class="row">
        <span class="grow">{title}</span> <span class="second">{time}</span>
      </h3>
      {children}
    </section>
  );
}

function isOpen({vendor, door}: Props['open'], kind: DoorKind): string | undefined {
  return door === undefined || door === kind ? vendor : undefined;
}
