import type {BarState, FactField, FilterCheck, HandOver} from '../messages';
import type {SiteChoice} from '../settings';
import type {Direction, Jumper} from './jump';
import type {Ticked} from './tick-rows';

/** What the bar filters by: a saved filter, or what was typed. */
export type ActiveFilter = {readonly segment: string | undefined; readonly text: string};

export type BarModel = {
  readonly state: BarState | undefined;
  readonly active: ActiveFilter | undefined;
  /** What stands in the field. */
  readonly typed: string;
  readonly problem: string | undefined;
  /** How many match in the creator's data; undefined without a filter. */
  readonly count: number | undefined;
  readonly at: number;
  /** No more matches in the direction of the last jump. */
  readonly end: boolean;
  /** The host's own list for the active filter, once it was looked for. */
  readonly handOver: HandOver | undefined;
  /** Rows on the page that could be ticked, once they were looked for; undefined where the page has no boxes. */
  readonly tickable: Ticked | undefined;
};

/** How chips and bar behave on this site. */
export type SiteMenu = {
  readonly choice: () => SiteChoice;
  readonly keep: (change: Partial<SiteChoice>) => void;
  /** Columns that can stand beside the score. */
  readonly fields: () => Promise<readonly FactField[]>;
  /** Whether the list has room for the chosen columns. */
  readonly hasRoom: () => boolean;
};

export type FilterBar = {
  readonly site: SiteMenu;
  model(): BarModel;
  refresh(): Promise<void>;
  choose(segment: string | undefined): void;
  type(text: string): void;
  jump(direction: Direction): Promise<void>;
  /** Ticks the page's own boxes of the rows that the filter names. */
  tick(): void;
  /** Finds out what the host's own list would show, and what could be ticked in it. */
  look(): Promise<void>;
  /** The page's rows or their answers changed. */
  rowsChanged(): void;
};

type Options = {
  readonly fetchBar: () => Promise<BarState>;
  readonly check: (filter: string) => Promise<FilterCheck>;
  readonly handOver: (filter: string) => Promise<HandOver | undefined>;
  readonly ask: (filter: string | undefined) => void;
  readonly site: SiteMenu;
  /** Undefined where the page has no boxes. */
  readonly tickable: (filter: string) => Promise<Ticked | undefined>;
  /** Ticks, and says so; `count`: how many the filter names in all. */
  readonly tick: (filter: string, count: number) => void;
  readonly jumper: Jumper;
  readonly draw: () => void;
  readonly signal: AbortSignal;
};

const TYPING_PAUSE_MS = 180;
const EMPTY: BarModel = {
  state: undefined,
  active: undefined,
  typed: '',
  problem: undefined,
  count: undefined,
  at: 0,
  end: false,
  handOver: undefined,
  tickable: undefined,
};

/** Which filter is on, how many it names, and where in its matches the creator is. */
export function createFilterBar(options: Options): FilterBar {
  const {fetchBar, check, handOver, ask, jumper, site, draw, signal} = options;
  let model = EMPTY;
  let pause: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(pause));

  function set(change: Partial<BarModel>): void {
    if (signal.aborted) return;
    model = {...model, ...change};
    draw();
  }

  function activate(active: ActiveFilter | undefined, count: number | undefined): void {
    jumper.reset();
    ask(active?.text);
    set({active, count, problem: undefined, at: 0, end: false, handOver: undefined, tickable: undefined});
  }

  async function apply(text: string): Promise<void> {
    const checked = await check(text);
    if (signal.aborted || model.typed.trim() !== text) return;
    if (checked.ok) activate({segment: undefined, text}, checked.count);
    else set({problem: checked.message});
  }

  return {
    site,
    model: () => model,
    async refresh() {
      const state = await fetchBar();
      const {active} = model;
      const segment = active?.segment === undefined ? undefined : state.segments.find(({id}) => id === active.segment);
      set({state, ...(segment ? {count: segment.count} : {})});
      if (active && active.segment === undefined) {
        const checked = await check(active.text);
        if (checked.ok) set({count: checked.count});
      }
    },
    choose(id) {
      const segment = model.state?.segments.find(one => one.id === id);
      const on = segment && model.active?.segment !== segment.id;
      set({typed: ''});
      activate(on ? {segment: segment.id, text: segment.filter} : undefined, on ? segment.count : undefined);
    },
    type(typed) {
      clearTimeout(pause);
      set({typed, problem: undefined});
      const text = typed.trim();
      if (text === '') return activate(undefined, undefined);
      pause = setTimeout(() => apply(text).catch(() => set({problem: undefined})), TYPING_PAUSE_MS);
    },
    async jump(direction) {
      if (site.choice().isPrivate) return;
      const found = await jumper.jump(direction);
      set({end: !found});
      this.rowsChanged();
    },
    async look() {
      const {active} = model;
      if (!active) return;
      const [found, tickable] = await Promise.all([handOver(active.text), options.tickable(active.text)]);
      if (model.active === active) set({handOver: found, tickable});
    },
    tick: () => model.active && options.tick(model.active.text, model.count ?? 0),
    rowsChanged() {
      if (!model.active) return;
      const {at, seen, whole} = jumper.note();
      const count = whole ? seen : Math.max(model.count ?? 0, seen);
      if (at !== model.at || count !== model.count) set({at, count});
    },
  };
}
