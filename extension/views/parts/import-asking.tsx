import {i18n} from '#i18n';
import type {Survey} from '../../local/survey';
import {mappedColumns} from '../column-use-text';
import {formats} from '../language';
import {vendorName} from '../vendor-name';

type Props = {
  readonly fileName: string;
  readonly survey: Survey;
  readonly onAnswer: (go: boolean) => void;
};

const COUNTS = ['created', 'changed', 'unchanged', 'leftOut'] as const;
const TEXTS = {
  created: 'importing.created',
  changed: 'importing.changed',
  unchanged: 'importing.unchanged',
  leftOut: 'importing.leftOut',
} as const satisfies Record<(typeof COUNTS)[number], string>;

/** What a file would change, before anything of it is written. */
export function ImportAsking({fileName, survey, onAnswer}: Props) {
  const {number} = formats();
  const {rows, leaving, paying, mapping, vendor} = survey;
  const columns = mapping === undefined ? [] : mappedColumns(mapping);
  return (
    <section class="import-report" data-testid="import-asking" aria-label={fileName}>
      <p class="big wrap">{i18n.t('importing.rows', rows, [number(rows), fileName])}</p>
      <p class="second">{vendorName(vendor)}</p>
      <ul class="counts">
        {COUNTS.filter(kind => survey[kind] > 0).map(kind => (
          <li key={kind}>{i18n.t(TEXTS[kind], survey[kind], [number(survey[kind])])}</li>
        ))}
      </ul>
      {leaving === 0 ? undefined : (
        <p class="wrap" role="alert">
          {i18n.t('importing.leaving', leaving, [number(leaving), number(paying)])}
        </p>
      )}
      {columns.length === 0 ? undefined : (
        <ul class="counts second">
          {columns.map(({use, header, text}) => (
            <li key={use}>{i18n.t('importing.becomes', [header, text])}</li>
          ))}
        </ul>
      )}
      <p class="second">{i18n.t('importing.nothingYet')}</p>
      <p class="row wraps">
        <button type="button" class="primary" data-testid="import-go" onClick={() => onAnswer(true)}>
          {i18n.t('importing.go', rows, [number(rows)])}
        </button>
        <button type="button" onClick={() => onAnswer(false)}>
          {i18n.t('verb.cancel')}
        </button>
      </p>
    </section>
  );
}
