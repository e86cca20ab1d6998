import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';

export type Counting = Pick<Promotion, 'track' | 'entries' | 'weights'>;

type Props = {readonly counting: Counting; readonly onChange: (counting: Counting) => void};

const TRACKS = ['likes', 'comments', 'both'] as const;
const COUNTS = [
  {entries: 'every', text: 'promotions.counting.every'},
  {entries: 'each-post', text: 'promotions.counting.eachPost'},
  {entries: 'one', text: 'promotions.counting.one'},
] as const;
const MOST_WEIGHT = 1_000;

/** What is counted, how often for one person, and how much each weighs (LOY-30, LOY-31, LOY-32). */
export function CountingFields({counting, onChange}: Props) {
  const {track, entries, weights} = counting;
  const change = (part: Partial<Counting>) => onChange({track, entries, weights, ...part});
  return (
    <div class="counting">
      <label>
        <span>{i18n.t('promotions.track')}</span>
        <select
          value={track}
          onChange={({currentTarget}) => change({track: TRACKS.find(one => one === currentTarget.value) ?? track})}
        >
          {TRACKS.map(one => (
            <option key={one} value={one}>
              {i18n.t(`promotions.tracks.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{i18n.t('promotions.entriesOfOne')}</span>
        <select
          data-testid="counting"
          value={entries}
          onChange={({currentTarget}) =>
            change({entries: COUNTS.find(one => one.entries === currentTarget.value)?.entries ?? entries})
          }
        >
          {COUNTS.map(one => (
            <option key={one.entries} value={one.entries}>
              {i18n.t(one.text)}
            </option>
          ))}
        </select>
      </label>
      <Weight
        label={i18n.t('promotions.likeWeight')}
        value={weights.like}
        isUsed={track !== 'comments'}
        onChange={like => change({weights: {...weights, like}})}
      />
      <Weight
        label={i18n.t('promotions.commentWeight')}
        value={weights.comment}
        isUsed={track !== 'likes'}
        onChange={comment => change({weights: {...weights, comment}})}
      />
    </div>
  );
}

type WeightProps = {
  readonly label: string;
  readonly value: number;
  readonly isUsed: boolean;
  readonly onChange: (value: number) => void;
};

function Weight({label, value, isUsed, onChange}: WeightProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={MOST_WEIGHT}
        step={1}
        disabled={!isUsed}
        value={value}
        onChange={({currentTarget}) => {
          const next = Math.round(currentTarget.valueAsNumber);
          if (next >= 0 && next <= MOST_WEIGHT) onChange(next);
          else currentTarget.value = String(value);
        }}
      />
    </label>
  );
}
