import {i18n} from '#i18n';
import type {SegmentCount} from '../messages';
import {BarMore} from './bar-more';
import type {BarModel, FilterBar} from './filter-bar';
import type {BarPlace} from './place-bar';
import {T} from './text';

type Props = {
  readonly bar: FilterBar;
  readonly place: BarPlace;
  readonly moreOpen: boolean;
  readonly openMore: (open: boolean) => void;
  /** Opens our own page. */
  readonly open: (path: string) => void;
  readonly openPalette: () => void;
  /** Opens the panel with everyone whom the filter fits. */
  readonly showMatches: () => void;
  readonly number: (value: number) => string;
};

/** Saved filters with their counts, a free filter, and the way through its matches. */
export function Bar({bar, place, moreOpen, openMore, open, openPalette, showMatches, number}: Props) {
  const model = bar.model();
  const {state} = model;
  if (!state) return null;
  const shown = fitting(state.segments, model, place.width, number);
  const rest = state.segments.filter(segment => !shown.includes(segment));
  return (
    <div
      class={`bar ${place.kind}`}
      role="toolbar"
      aria-label={i18n.t('overlay.bar.name')}
      style={{translate: `${place.left}px ${place.top}px`, maxWidth: `${place.width}px`}}
      onKeyDown={event => {
        moveFocus(event);
        if (event.key !== 'Escape' || event.target instanceof HTMLInputElement) return;
        if (moreOpen) openMore(false);
        else if (model.active) bar.choose(undefined);
      }}
    >
      <Pill
        on={!model.active}
        name={i18n.t('overlay.bar.all')}
        count={number(state.total)}
        choose={() => bar.choose(undefined)}
      />
      {shown.map(segment => (
        <SegmentPill key={segment.id} {...{segment, bar, number}} />
      ))}
      <span class="more">
        <button
          type="button"
          class="pill"
          aria-haspopup="true"
          aria-expanded={moreOpen}
          aria-label={rest.length > 0 ? i18n.t('overlay.bar.more', rest.length) : i18n.t('overlay.bar.menu')}
          onClick={() => {
            if (!moreOpen) void bar.look();
            openMore(!moreOpen);
          }}
        >
          <T text={rest.length > 0 ? `+${number(rest.length)}` : '⋯'} />
        </button>
        {moreOpen && (
          <div class={`drop ${place.kind}`}>
            <BarMore {...{bar, number, open, openPalette, showMatches}} close={() => openMore(false)}>
              {rest.map(segment => (
                <SegmentPill key={segment.id} {...{segment, bar, number}} chosen={() => openMore(false)} />
              ))}
            </BarMore>
          </div>
        )}
      </span>
      <Field bar={bar} model={model} />
      {model.active && <Way bar={bar} model={model} number={number} />}
    </div>
  );
}

type SegmentPillProps = {
  readonly segment: SegmentCount;
  readonly bar: FilterBar;
  readonly number: (value: number) => string;
  readonly chosen?: () => void;
};

function SegmentPill({segment, bar, number, chosen}: SegmentPillProps) {
  const choose = (pill: HTMLElement) => {
    // a pill in the list of further filters goes with it, and must not take the focus along
    pill.closest('.more')?.querySelector('button')?.focus();
    bar.choose(segment.id);
    chosen?.();
  };
  const on = bar.model().active?.segment === segment.id;
  return <Pill on={on} name={segment.name} count={number(segment.count)} choose={choose} />;
}

function Pill({on, name, count, choose}: {on: boolean; name: string; count: string; choose: (pill: HTMLElement) => void}) {
  return (
    <button
      type="button"
      class={`pill${on ? ' on' : ''}`}
      aria-pressed={on}
      aria-label={`${name}, ${count}`}
      onClick={event => choose(event.currentTarget)}
    >
      <T text={name} as="name" />
      <T text={count} as="count" />
    </button>
  );
}

function Field({bar, model}: {bar: FilterBar; model: BarModel}) {
  return (
    <span class={`field${model.problem ? ' wrong' : ''}`}>
      <T text="⌕" as="glass" />
      <input
        type="text"
        value={model.typed}
        aria-label={i18n.t('overlay.bar.filter')}
        aria-invalid={model.problem !== undefined}
        placeholder={i18n.t('overlay.bar.placeholder')}
        autocomplete="off"
        spellcheck={false}
        onInput={event => bar.type(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && model.active) bar.jump(event.shiftKey ? -1 : 1);
          if (event.key !== 'Escape') return;
          if (model.typed === '') event.currentTarget.blur();
          else bar.type('');
        }}
      />
      {model.problem && (
        <span class="problem" role="alert" aria-label={model.problem}>
          <T text={model.problem} />
        </span>
      )}
    </span>
  );
}

function Way({bar, model, number}: {bar: FilterBar; model: BarModel; number: (value: number) => string}) {
  const position = `${number(model.at)}/${number(model.count ?? 0)}`;
  const none = (model.count ?? 0) === 0;
  // the page sees where its list is scrolled to
  const {isPrivate} = bar.site.choice();
  return (
    <span class="way">
      {model.end && (
        <span class="problem" role="alert" aria-label={i18n.t('overlay.bar.end')}>
          <T text={i18n.t('overlay.bar.end')} />
        </span>
      )}
      <span role="status" aria-label={i18n.t('overlay.bar.position', [model.at, model.count ?? 0])}>
        <T text={position} />
      </span>
      {!isPrivate && (
        <>
          <button
            type="button"
            class="step"
            aria-label={i18n.t('overlay.bar.previous')}
            disabled={none}
            onClick={() => bar.jump(-1)}
          >
            <T text="↑" />
          </button>
          <button type="button" class="step" aria-label={i18n.t('overlay.bar.next')} disabled={none} onClick={() => bar.jump(1)}>
            <T text="↓" />
          </button>
        </>
      )}
    </span>
  );
}

// Widths are estimated, not measured: the bar must not make the page lay itself out.
const CHARACTER = 6.6;
const PILL_PADDING = 26;
const FIELD = 132;
const WAY = 104;
const MORE = 40;

/** The saved filters that fit, in their order; the active one always. */
function fitting(
  segments: readonly SegmentCount[],
  model: BarModel,
  width: number,
  number: (value: number) => string,
): SegmentCount[] {
  const pill = (name: string, count: number) => (name.length + number(count).length) * CHARACTER + PILL_PADDING;
  const active = segments.find(({id}) => id === model.active?.segment);
  let room = width - FIELD - MORE - pill(i18n.t('overlay.bar.all'), model.state?.total ?? 0);
  if (model.active) room -= WAY;
  if (active) room -= pill(active.name, active.count);
  return segments.filter(segment => {
    if (segment === active) return true;
    room -= pill(segment.name, segment.count);
    return room >= 0;
  });
}

/** Arrow keys walk the bar, up and down what drops from it; inside a field left and right belong to the text. */
function moveFocus(event: KeyboardEvent & {currentTarget: HTMLElement}): void {
  const {key, target, currentTarget} = event;
  if (!(target instanceof HTMLElement)) return;
  const isField = target instanceof HTMLInputElement;
  if (key === '/' && !isField) {
    event.preventDefault();
    currentTarget.querySelector('input')?.focus();
  }
  const drop = target.closest('.drop');
  const down = drop ? {ArrowDown: 1, ArrowUp: -1}[key] : undefined;
  const step = down ?? (isField ? undefined : {ArrowRight: 1, ArrowLeft: -1}[key]);
  if (step === undefined) return;
  const stops = [...(down && drop ? drop : currentTarget).querySelectorAll<HTMLElement>('button:not(:disabled), input')];
  stops[stops.indexOf(target) + step]?.focus();
  event.preventDefault();
}
