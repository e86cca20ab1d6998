import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {ConnectRequest} from '#shared/protocol/connect';
import {ChooseFile} from '../parts/choose-file';
import {KeyGuide} from '../welcome/key-guide';
import {ConnectionCard} from './connection-card';
import {KeyForm} from './key-form';
import {ServerForm} from './server-form';

/** How an attempt ended; the text says what happened, what is safe and what to do. */
export type Attempt = {readonly ok: true} | {readonly ok: false; readonly text: string};

type Props = {
  readonly connections: readonly Connection[];
  /** Address of the private server; undefined: none. */
  readonly server: string | undefined;
  readonly now: number;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onConnect: (request: ConnectRequest) => Promise<Attempt>;
  readonly onTryNow: (connection: Connection, acceptDeletions: boolean) => Promise<Attempt>;
  readonly onNewKey: (connection: Connection, key: string) => Promise<Attempt>;
  readonly onPair: (server: string, code: string) => void;
};

/** The three doors, always in this order with their real times, then what is connected. */
export function ConnectionsView(props: Props) {
  const {connections, server, now, onFiles, onConnect, onTryNow, onNewKey, onPair} = props;
  return (
    <div class="column">
      <h1>{i18n.t('connections.title')}</h1>
      <h2>{i18n.t('connections.yours')}</h2>
      {connections.length === 0 ? <p class="second">{i18n.t('connections.none')}</p> : undefined}
      <ul class="cards">
        {connections.map(connection => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            now={now}
            onTryNow={acceptDeletions => onTryNow(connection, acceptDeletions)}
            onNewKey={key => onNewKey(connection, key)}
          />
        ))}
      </ul>
      <h2>{i18n.t('connections.doors')}</h2>
      <div class="doors">
        <section class="card">
          <Door title={i18n.t('connections.dropTitle')} time={i18n.t('connections.dropTime')} />
          <p>{i18n.t(server === undefined ? 'drop.hint' : 'drop.hintServer')}</p>
          <ChooseFile onFiles={onFiles} />
        </section>
        <section class="card" id="key-door">
          <Door title={i18n.t('connections.keyTitle')} time={i18n.t('connections.keyTime')} />
          <p>{i18n.t('connections.keyText')}</p>
          <KeyGuide />
          {server === undefined ? (
            <p class="second">{i18n.t('connections.keyNeedsServer')}</p>
          ) : (
            <KeyForm onConnect={onConnect} />
          )}
        </section>
        <section class="card">
          <Door title={i18n.t('connections.appTitle')} time={i18n.t('connections.appTime')} />
          <p class="second">{i18n.t('connections.appText')}</p>
        </section>
      </div>
      {server === undefined ? <ServerForm onPair={onPair} /> : undefined}
    </div>
  );
}

function Door({title, time}: {readonly title: string; readonly time: string}) {
  return (
    <h3 class="row">
      <span class="grow">{title}</span> <span class="second">{time}</span>
    </h3>
  );
}
