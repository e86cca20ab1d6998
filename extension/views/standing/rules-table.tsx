import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import {formats} from '../language';
import type {RuleFigure} from './figures';
import {personPath} from './redemptions-part';
import {ruleName} from './rule-name';

type Props = {readonly rules: readonly RuleFigure[]; readonly plan: ProgrammePlan};

/** Which rule gave how many points to how many, and whom it moved most (LOY-85). */
export function RulesTable({rules, plan}: Props) {
  const {number, percent} = formats();
  const all = rules.reduce((sum, {points, isSignal}) => sum + (isSignal ? 0 : Math.max(0, points)), 0);
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title">{i18n.t('standing.figures.rules')}</h2>
      <div class="scrolls-across">
        <table class="plain-table" data-testid="rules-table">
          <thead>
            <tr>
              <th scope="col">{i18n.t('standing.figures.rule')}</th>
              <th scope="col" class="end">
                {i18n.t('standing.col.points')}
              </th>
              <th scope="col" class="end">
                {i18n.t('standing.figures.share')}
              </th>
              <th scope="col" class="end">
                {i18n.t('standing.figures.moved')}
              </th>
              <th scope="col">{i18n.t('standing.figures.most')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({rule, points, people, isSignal, most}) => (
              <tr key={rule}>
                <th scope="row">
                  {ruleName(rule, plan)} {isSignal ? <span class="flag">{i18n.t('standing.figures.signal')}</span> : undefined}
                </th>
                <td class="end number">{number(points)}</td>
                <td class="end number">{isSignal || all === 0 ? '–' : percent(Math.max(0, points) / all)}</td>
                <td class="end number">{number(people)}</td>
                <td class="movers">
                  {most.map(({id, name, points: own}) => (
                    <span key={id} class="mover">
                      <a href={personPath(id)}>
                        <bdi>{name ?? i18n.t('table.noName')}</bdi>
                      </a>{' '}
                      <span class="second number">{number(own)}</span>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
