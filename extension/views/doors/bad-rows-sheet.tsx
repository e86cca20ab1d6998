import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Connection} from '#shared/model/connection';
import type {BadRowsResponse} from '#shared/protocol/connect';
import type {ConnectionActions} from '../data/use-server';
import {Ago} from '../parts/ago';
import {Sheet} from '../parts/sheet';
import {vendorName} from '../vendor-name';

type Props = Pick<ConnectionActions, 'badRowsOf'> & {
  readonly connection: Connection;
  readonly now: number;
  readonly onClose: () => void;
};

/** Each row that could not be read, by the vendor's own number of it, with the reason. */
export function BadRowsSheet({connection, now, badRowsOf, onClose}: Props) {
  const [rows, setRows] = useState<BadRowsResponse['rows'] | 'failed' | undefined>(undefined);
  useEffect(() => void badRowsOf(connection).then(told => setRows(told ?? 'failed')), [connection.id]);
  const name = vendorName(connection.vendor);
  return (
    <Sheet id="bad-rows" title={i18n.t('doors.card.badTitle', [name])} onClose={onClose}>
      <p>{i18n.t('doors.card.badText', [name])}</p>
      {rows === undefined ? (
        <progress aria-label={i18n.t('doors.card.badTitle', [name])} />
      ) : rows === 'failed' ? (
        <p class="trouble-text" role="alert">
          {i18n.t('connections.offline')}
        </p>
      ) : rows.length === 0 ? (
        <p>{i18n.t('doors.card.badNone')}</p>
      ) : (
        <Rows rows={rows} name={name} now={now} />
      )}
      <div class="row">
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </div>
    </Sheet>
  );
}

type RowsProps = {readonly rows: BadRowsResponse['rows']; readonly name: string; readonly now: number};

function Rows({rows, name, now}: RowsProps) {
  return (
    <div class="bad-rows">
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{i18n.t('doors.card.badId', [name])}</th>
            <th scope="col">{i18n.t('doors.card.badReason')}</th>
            <th scope="col">{i18n.t('doors.card.badWhen')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({id, issue, at}) => (
            <tr key={`${id} ${issue} ${at}`}>
              <td class="wrap">{id ?? <span class="second">{i18n.t('doors.card.noNumber')}</span>}</td>
              <td class="wrap">
                <code>{issue}</code>
              </td>
              <td>
                <Ago at={at} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
