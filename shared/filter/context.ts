import type {Filter} from '#shared/filter/tree';
import type {Programme} from '#shared/model/programme';

/** Vendor ids that words of a field stood for when a filter was saved: field, folded word, ids. */
export type Bindings = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** A saved filter as another one names it. */
export type NamedFilter = {
  /** As the creator wrote it. */
  readonly name?: string | undefined;
  readonly tree: Filter;
  readonly bindings?: Bindings | undefined;
  readonly byHand?: ByHand | undefined;
};

/** Ordinals of whom the creator put in or left out, whatever the filter says. Who is both is left out. */
export type ByHand = {readonly included: readonly number[]; readonly excluded: readonly number[]};

export type EvaluateContext = {
  readonly now: number;
  readonly programme: Programme;
  /** IANA: whose days and months count. Without it UTC. */
  readonly zone?: string | undefined;
  /** What an amount without a currency is in. Without it the one that most amounts are in. */
  readonly currency?: string | undefined;
  /** Saved filters by folded name. */
  readonly segments?: ReadonlyMap<string, NamedFilter> | undefined;
  readonly bindings?: Bindings | undefined;
};

/** A context in which nothing is left to be found out. */
export type Moment = {readonly now: number; readonly programme: Programme; readonly zone: string; readonly currency: string};

/** What a result does not say by itself. */
export type Note =
  /** People who have amounts there, none of them in the currency that the condition was taken to mean. */
  | {readonly kind: 'currency'; readonly field: string; readonly currency: string; readonly leftOut: number}
  /** A saved filter that there is not, or that names itself: nobody is in it. */
  | {readonly kind: 'segment'; readonly name: string; readonly problem: 'unknown' | 'cycle'};
