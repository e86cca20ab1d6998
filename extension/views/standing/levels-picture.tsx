import {i18n} from '#i18n';
import {printFilter} from '#shared/filter/print';
import type {Level} from '#shared/model/reward';
import {formats} from '../language';
import {listOf} from '../route';

type Props = {
  readonly levels: readonly Level[];
  /** Below the first level, then on each; undefined while they are counted. */
  readonly counts: readonly number[] | undefined;
  /** Said below. */
  readonly note?: string;
  /** What is drawn is what holds: each line opens its people. */
  readonly isSaved?: boolean;
};

/** How many people stand where: a line for each level, the highest first. */
export function LevelsPicture({levels, counts, note, isSaved = false}: Props) {
  const {number} = formats();
  const lines = [{id: '', name: i18n.t('standing.levels.none')}, ...levels].map(({id, name}, place) => ({
    ...{id, name: name.trim() === '' ? i18n.t('standing.levels.nth', [number(place)]) : name},
    count: counts?.[place],
  }));
  const most = Math.max(1, ...(counts ?? []));
  const all = (counts ?? []).reduce((sum, count) => sum + count, 0);
  return (
    <section aria-labelledby="levels-picture">
      <h2 id="levels-picture">{i18n.t('standing.levels.where')}</h2>
      <dl class="level-lines" data-testid="levels-picture">
        {lines.reverse().map(({id, name, count}) => (
          <div key={id}>
            <dt class="clip" title={name}>
              {isSaved && id !== '' ? <a href={listOf(peopleAt(name))}>{name}</a> : name}
            </dt>
            <dd class="bar" aria-hidden="true">
              <i style={{width: `${(100 * (count ?? 0)) / most}%`}} />
            </dd>
            <dd class="number">{count === undefined ? '…' : number(count)}</dd>
            <dd class="number second">{count === undefined || all === 0 ? '' : formats().percent(count / all)}</dd>
          </div>
        ))}
      </dl>
      {note === undefined ? undefined : <p class="second">{note}</p>}
    </section>
  );
}

function peopleAt(level: string): string {
  return printFilter({kind: 'test', field: 'level', test: {op: 'is', values: [level]}});
}
