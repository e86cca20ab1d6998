import {i18n} from '#i18n';
import {DRAW, GRANT, LAPSED, REDEEMED, sequenceRule} from '#shared/model/account';
import type {ProgrammePlan} from '#shared/model/programme';
import type {PreviewPart} from '#shared/protocol/preview';
import {formats} from '../language';
import {ruleName} from './rule-sentence';

type RulesProps = {
  readonly rules: PreviewPart['rules'];
  readonly before: ProgrammePlan;
  readonly after: ProgrammePlan;
};

/** What each rule gave and would give, for those rules that move anybody. */
export function RuleMoves({rules, before, after}: RulesProps) {
  const {number} = formats();
  const moving = rules.filter(({people}) => people > 0);
  if (moving.length === 0) return null;
  return (
    <section>
      <h3>{i18n.t('loyalty.preview.rules')}</h3>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">{i18n.t('loyalty.preview.rule')}</th>
            <th scope="col" class="number">
              {i18n.t('loyalty.preview.before')}
            </th>
            <th scope="col" class="number">
              {i18n.t('loyalty.preview.after')}
            </th>
            <th scope="col" class="number">
              {i18n.t('loyalty.preview.moved')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moving.map(row => (
            <tr key={row.rule} data-testid="rule-move">
              <th scope="row">{entryName(row.rule, [after, before])}</th>
              <td class="number">{number(row.before)}</td>
              <td class="number">{number(row.after)}</td>
              <td class="number">{number(row.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What gave or took points, by its name in the ledger; the first plan that knows a rule names it. */
export function entryName(id: string, plans: readonly ProgrammePlan[]): string {
  if (id === GRANT) return i18n.t('loyalty.preview.grant');
  if (id === DRAW) return i18n.t('standing.statement.draw');
  if (id === REDEEMED) return i18n.t('loyalty.preview.redeemed');
  if (id === LAPSED) return i18n.t('loyalty.preview.lapsed');
  const sequence = plans.flatMap(({sequences = []}) => sequences).find(one => sequenceRule(one.id) === id);
  if (sequence !== undefined) return i18n.t('loyalty.preview.sequence', [sequence.name]);
  const rule = plans.flatMap(({rules}) => rules).find(one => one.id === id);
  return rule === undefined ? id : ruleName(rule);
}
