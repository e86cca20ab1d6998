import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {RowById} from '../data/use-rows-by-id';
import {ScoreChip} from '../parts/score-chip';
import {useVirtualRows} from '../use-virtual-rows';

/** One line: whose, and what is said of them. */
export type PastLine = {readonly id: string; readonly key: string; readonly what: ComponentChildren; readonly when?: string};

type Props = {
  readonly label: string;
  readonly lines: readonly PastLine[];
  readonly rowOf: RowById;
  readonly onVisible: (ids: readonly string[]) => void;
  readonly onOpen: (id: string) => void;
};

const LINE_HEIGHT = 36;

/** People with what happened to them; each line opens the person, and the arrow keys move from line to line. */
export function PastList({label, lines, rowOf, onVisible, onOpen}: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const {items, height, scrollTo} = useVirtualRows(scroller, {count: lines.length, rowHeight: LINE_HEIGHT});
  const shown = items.flatMap(({index}) => lines[index]?.id ?? []);
  const inSight = shown.join();
  useEffect(() => onVisible(shown), [inSight, onVisible]);
  const focus = (index: number) => {
    scrollTo(index);
    const line = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (line()) line()?.focus();
    else requestAnimationFrame(() => line()?.focus());
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    focus(Math.max(0, Math.min(lines.length - 1, index + step)));
  };
  return (
    <div class="past-list" ref={scroller}>
      <ul aria-label={label} style={{height: `${height}px`}}>
        {items.map(({index, start}) => {
          const line = lines[index];
          if (line === undefined) return null;
          const row = rowOf(line.id);
          const name = row === null ? i18n.t('person.gone') : (row?.name ?? row?.email ?? (row ? i18n.t('table.noName') : '…'));
          return (
            <li key={line.key} style={{transform: `translateY(${start}px)`}}>
              <button
                type="button"
                class="line"
                data-testid="past-line"
                data-index={index}
                onClick={() => onOpen(line.id)}
                onKeyDown={event => onKeyDown(event, index)}
              >
                <span class="past-chip">
                  {row ? <ScoreChip score={row.score} risk={row.status.state === 'declined'} /> : undefined}
                </span>
                <span class="past-name clip">{name}</span>
                <span class="grow clip second">{line.what}</span>
                <span class="number second">{line.when}</span>
                <span class="go" aria-hidden="true">
                  ›
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
