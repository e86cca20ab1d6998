import type {ComponentChildren, RefObject} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {ColumnsHere, Says} from './columns-here';
import type {FilterBar} from './filter-bar';
import {T} from './text';

type Props = {
  readonly bar: FilterBar;
  readonly number: (value: number) => string;
  readonly close: () => void;
  /** Opens our own page. */
  readonly open: (path: string) => void;
  readonly openPalette: () => void;
  readonly showMatches: () => void;
  /** Saved filters that the bar has no room for. */
  readonly children: ComponentChildren;
};

/** What the bar has no room for: what can be done with the filter's people, and how the bar behaves on this site. */
export function BarMore({bar, number, close, open, openPalette, showMatches, children}: Props) {
  const [isChoosing, setChoosing] = useState(false);
  const columns = useRef<HTMLButtonElement>(null);
  const wasChoosing = useRef(false);
  useEffect(() => {
    if (wasChoosing.current) columns.current?.focus();
    wasChoosing.current = isChoosing;
  }, [isChoosing]);
  if (isChoosing) return <ColumnsHere site={bar.site} back={() => setChoosing(false)} />;
  const go = (path: string) => {
    close();
    open(path);
  };
  const {isPrivate} = bar.site.choice();
  return (
    <>
      {children}
      <WithFilter {...{bar, number, close, go, showMatches}} />
      <Entry name={i18n.t('overlay.bar.filters')} act={() => go('#/filters')} />
      <Entry name={i18n.t('overlay.bar.columns')} act={() => setChoosing(true)} button={columns} />
      <button
        type="button"
        class="entry"
        aria-pressed={isPrivate}
        aria-label={i18n.t('overlay.bar.private')}
        onClick={() => bar.site.keep({isPrivate: !isPrivate})}
      >
        <T text={isPrivate ? '✓' : ''} as="tick" />
        <T text={i18n.t('overlay.bar.private')} as="grow" />
      </button>
      {isPrivate && <Says text={i18n.t('overlay.bar.privateHelp')} />}
      <Entry name={i18n.t('overlay.palette.open')} act={openPalette} />
    </>
  );
}

type WithFilterProps = Pick<Props, 'bar' | 'number' | 'close' | 'showMatches'> & {readonly go: (path: string) => void};

/** What can be done with the people of the filter that is on; the host's own list, as far as that can ask for them. */
function WithFilter({bar, number, close, go, showMatches}: WithFilterProps) {
  const {active, count = 0, handOver, tickable} = bar.model();
  if (!active) return null;
  const list = `#/supporters?filter=${encodeURIComponent(active.text)}`;
  const closing = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      <Entry name={i18n.t('overlay.bar.showAll', count, [number(count)])} act={() => go(list)} />
      {count > 0 && <Entry name={i18n.t('overlay.bar.panel', count, [number(count)])} act={closing(showMatches)} />}
      {count > 0 && <Entry name={i18n.t('overlay.bar.write', count, [number(count)])} act={() => go(`${list}&act=reach`)} />}
      {tickable !== undefined && tickable.onPage > tickable.ticked && (
        <Entry name={i18n.t('overlay.bar.tick', [number(tickable.onPage), number(count)])} act={closing(bar.tick)} />
      )}
      {handOver?.hash && (
        <Entry name={i18n.t('overlay.bar.native', [handOver.host])} act={() => location.assign(handOver.hash ?? '')} />
      )}
      {handOver && <Says text={handOver.text} />}
    </>
  );
}

type EntryProps = {readonly name: string; readonly act: () => void; readonly button?: RefObject<HTMLButtonElement | null> | null};

function Entry({name, act, button = null}: EntryProps) {
  return (
    <button ref={button} type="button" class="entry" aria-label={name} onClick={act}>
      <T text={name} />
    </button>
  );
}
