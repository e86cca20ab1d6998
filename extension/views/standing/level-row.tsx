import {i18n} from '#i18n';
import type {Level} from '#shared/model/reward';
import {formats} from '../language';
import type {LevelProblem} from './level-counts';
import {NumberField} from './number-field';

type Props = {
  readonly level: Level;
  readonly place: number;
  readonly wrong: LevelProblem['kind'] | undefined;
  /** Badges and rewards that hang on it. */
  readonly namedBy: readonly string[];
  readonly onChange: (level: Level) => void;
  readonly onRemove: () => void;
};

/** One level: its name, from how many points on, and what whoever reaches it has of it. */
export function LevelRow({level, place, wrong, namedBy, onChange, onRemove}: Props) {
  const {id, name, from, benefits = []} = level;
  const shown = name.trim() === '' ? i18n.t('standing.levels.nth', [formats().number(place + 1)]) : name;
  return (
    <li class="card level-row" data-testid="level">
      <label>
        <span>{i18n.t('standing.levels.name')}</span>
        <input
          value={name}
          maxLength={80}
          aria-invalid={wrong === 'name' || wrong === 'sameName'}
          onInput={({currentTarget}) => onChange({...level, name: currentTarget.value})}
        />
      </label>
      <NumberField
        label={i18n.t('standing.levels.from')}
        value={from}
        isWrong={wrong === 'ascending'}
        range={{min: 0, max: 1_000_000_000}}
        onChange={value => onChange({...level, from: value})}
      />
      <label class="benefits">
        <span>{i18n.t('standing.levels.benefits')}</span>
        <textarea
          rows={Math.min(4, Math.max(1, benefits.length))}
          defaultValue={benefits.join('\n')}
          onInput={({currentTarget}) => {
            const {benefits: _, ...rest} = level;
            const lines = linesOf(currentTarget.value);
            onChange(lines.length === 0 ? rest : {...rest, benefits: lines});
          }}
        />
      </label>
      <button
        type="button"
        class="icon"
        aria-label={i18n.t('standing.levels.remove', [shown])}
        title={i18n.t('standing.levels.remove', [shown])}
        disabled={namedBy.length > 0}
        aria-describedby={namedBy.length > 0 ? `${id}-named` : undefined}
        onClick={onRemove}
      >
        ✕
      </button>
      {namedBy.length === 0 ? undefined : (
        <p class="second wrap" id={`${id}-named`}>
          {i18n.t('standing.levels.namedBy', [formats().list(namedBy)])}
        </p>
      )}
    </li>
  );
}

const MOST_BENEFITS = 20;
const LONGEST_BENEFIT = 200;

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim().slice(0, LONGEST_BENEFIT))
    .filter(line => line !== '')
    .slice(0, MOST_BENEFITS);
}
