import {i18n} from '#i18n';
import type {HeldRecord} from '#shared/model/supporter';
import {fieldsOf, type Said, saidOf} from '../data/said-fields';
import {saidText} from '../source-text';

type Column = {readonly title: string; readonly records: readonly HeldRecord[]};
type Props = {readonly left: Column; readonly right: Column; readonly now: number};

/** Every field of two sets of records, each value with its record, source and age. */
export function SideBySide({left, right, now}: Props) {
  return (
    <table class="compare" data-testid="compare">
      <thead>
        <tr>
          <td />
          <th scope="col">{left.title}</th>
          <th scope="col">{right.title}</th>
        </tr>
      </thead>
      <tbody>
        {fieldsOf([...left.records, ...right.records]).map(field => (
          <tr key={field}>
            <th scope="row">{i18n.t(`field.${field}`)}</th>
            <Cell said={saidOf(left.records, field)} now={now} />
            <Cell said={saidOf(right.records, field)} now={now} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({said, now}: {readonly said: readonly Said[]; readonly now: number}) {
  return (
    <td>
      {said.map(({text, by}) => (
        <p key={`${by.record} ${by.source}`} class="wrap">
          {text} <span class="second">{saidText(by, now)}</span>
        </p>
      ))}
    </td>
  );
}
