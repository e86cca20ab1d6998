import type {VNode} from 'preact';
import type {Bits} from '#shared/filter/bits';
import type {Field} from '#shared/filter/catalogue';
import type {Filter} from '#shared/filter/tree';
import type {Targets} from '../../actions/act-path';
import type {Snapshot} from '../data/snapshot';
import type {Toasts} from '../toasts';

/** What the dialog of an action is drawn from. */
export type ActProps = {
  readonly snapshot: Snapshot;
  readonly toasts: Toasts;
  readonly targets: Targets;
  /** The people that are meant, in the list's order; those who are gone are left out. */
  readonly ordinals: Uint32Array;
  /** The same people as a filter, for lists of some of them; `only` where no filter says who they are. */
  readonly tree: Filter;
  readonly only: Bits | undefined;
  /** What the list is called: a saved filter's name, else the filter's text; for one person their name. */
  readonly name: string;
  /** The name of the saved filter whose list it is. */
  readonly segment: string | undefined;
  /** `for=` of the address. */
  readonly purpose: string | undefined;
  /** The columns of the list after the name. */
  readonly fields: readonly Field[];
  readonly onOpen: (path: string) => void;
  readonly onClose: () => void;
};

/** The dialog of one action: a file beside this one, listed in `dialogs`. */
export type ActView = (props: ActProps) => VNode | null;
