import {i18n} from '#i18n';
import type {PersonRow} from '../person-row';
import {statusText} from '../status-text';
import {ScoreChip} from './score-chip';

/** A person in two lines: who, and what they are here. */
export function PersonLine({row}: {readonly row: PersonRow}) {
  const declined = row.status.state === 'declined';
  return (
    <>
      <span class="who">
        <span class="name">{row.name ?? row.email ?? i18n.t('table.noName')}</span>
        <span class="second" title={row.email}>
          {row.name === undefined ? '' : row.email}
        </span>
      </span>
      <span class={declined ? 'what risk-text' : 'what'}>
        <span>{row.tier?.name ?? ''}</span>
        <span class={declined ? '' : 'second'}>{statusText(row.status)}</span>
      </span>
      <ScoreChip score={row.score} risk={declined} />
    </>
  );
}
