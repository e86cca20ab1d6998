import {i18n} from '#i18n';
import {FieldRow} from './field-row';
import type {RuleDraft} from './rule-draft';
import type {PartProps} from './rule-fields';

type Line = RuleDraft['multipliers'][number];
type Props = PartProps & {readonly tiers: readonly string[]; readonly tags: readonly string[]};

const MOST = 20;

/** Tiers and tags whose people get so many times the points; the highest counts. */
export function MultiplierRows({draft, wrong, tiers, tags, onChange}: Props) {
  const {multipliers} = draft;
  const put = (at: number, part: Partial<Line>) =>
    onChange({multipliers: multipliers.map((line, place) => (place === at ? {...line, ...part} : line))});
  const isWrong = wrong.has('multipliers');
  return (
    <>
      {multipliers.map((line, at) => (
        // The lines have no names of their own: their place is what they are.
        <div key={String(at)} class="row wraps multiplier">
          <select
            aria-label={i18n.t('loyalty.field.by')}
            value={line.by}
            onChange={({currentTarget}) => put(at, {by: currentTarget.value === 'tag' ? 'tag' : 'tier'})}
          >
            <option value="tier">{i18n.t('loyalty.field.tier')}</option>
            <option value="tag">{i18n.t('loyalty.field.tag')}</option>
          </select>
          <input
            list={`rule-${line.by}s`}
            maxLength={80}
            aria-label={i18n.t(`loyalty.field.${line.by}`)}
            aria-invalid={isWrong && line.name.trim() === ''}
            value={line.name}
            onInput={({currentTarget}) => put(at, {name: currentTarget.value})}
          />
          <FieldRow id={`rule-times-${at}`} label={i18n.t('loyalty.field.times')} wrong={wrong}>
            {named => (
              <input
                {...named}
                class="short"
                inputMode="decimal"
                value={line.times}
                onInput={({currentTarget}) => put(at, {times: currentTarget.value})}
              />
            )}
          </FieldRow>
          <button
            type="button"
            class="icon"
            aria-label={i18n.t('loyalty.field.removeMultiplier', [String(at + 1)])}
            onClick={() => onChange({multipliers: multipliers.filter((_, place) => place !== at)})}
          >
            ×
          </button>
        </div>
      ))}
      {isWrong ? <p class="trouble-text">{i18n.t('loyalty.problem.multipliers')}</p> : undefined}
      {multipliers.length < MOST ? (
        <button type="button" onClick={() => onChange({multipliers: [...multipliers, {by: 'tier', name: '', times: '2'}]})}>
          {i18n.t('loyalty.field.addMultiplier')}
        </button>
      ) : undefined}
      <Names id="rule-tiers" names={tiers} />
      <Names id="rule-tags" names={tags} />
    </>
  );
}

function Names({id, names}: {readonly id: string; readonly names: readonly string[]}) {
  return (
    <datalist id={id}>
      {names.map(name => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
