import type {ActionPerson} from '../actions/action';
import type {RowTexts} from '../dashboards/read-rows';
import type {Candidate, ChipState, PersonCard, WhyAnswer} from '../messages';
import type {DecoratedRow} from './decorator';

/** The last four are opened from the menu. */
export type LayerKind = 'card' | 'menu' | 'tag' | 'note' | 'owed' | 'open-in' | 'why';

/** What is open on a person. The last of `stack` is shown; Esc closes it and shows the one before. */
export type LayerModel = {
  readonly row: DecoratedRow;
  /** Whom the row showed when it was opened. */
  readonly key: string;
  readonly stack: readonly LayerKind[];
  /** What was closed last: the focus goes back to what opened it. */
  readonly from?: LayerKind | undefined;
  readonly anchor: DOMRect;
  readonly state: ChipState;
  readonly who: ActionPerson;
  /** Undefined until the answer has come, and for a row that names nobody, or several people. */
  readonly person: PersonCard | undefined;
  /** Whom the row could be. */
  readonly candidates: readonly Candidate[] | undefined;
  /** The row could be several people, and the creator said who it is. */
  readonly isChosen: boolean;
  /** What the page itself prints of the person. */
  readonly page: RowTexts | undefined;
  /** Null: there is no answer. */
  readonly why: WhyAnswer | null | undefined;
  /** Opened by hand, so it stays when the pointer leaves and takes the focus. */
  readonly pinned: boolean;
};

type Opening = {
  readonly row: DecoratedRow;
  readonly kind: LayerKind;
  readonly pinned: boolean;
  readonly page: RowTexts | undefined;
};

/** Undefined while nothing is known of the row. */
export function layerOn({row, kind, pinned, page}: Opening): LayerModel | undefined {
  const {answer, key} = row;
  if (!answer) return undefined;
  return {
    ...{row, key, pinned, page, stack: [kind], state: answer.state},
    anchor: row.chip.host.getBoundingClientRect(),
    who: {id: answer.id, email: emailOn(row)},
    isChosen: answer.isChosen ?? false,
    ...{person: undefined, candidates: undefined, why: undefined},
  };
}

const MOVED_PX = 2;
const WRITING: readonly LayerKind[] = ['note', 'tag'];

/** The chip is gone, has moved, or is another person's now; what is being written stays. */
export function hasMoved({row, key, stack, anchor}: LayerModel): boolean {
  const kind = stack.at(-1);
  if (kind !== undefined && WRITING.includes(kind)) return false;
  if (row.key !== key || !row.chip.host.isConnected) return true;
  return Math.abs(row.chip.host.getBoundingClientRect().top - anchor.top) > MOVED_PX;
}

/** The e-mail that the page itself shows in the row, for people whom we do not know. */
export function emailOn({identity}: Pick<DecoratedRow, 'identity'>): string | undefined {
  return identity.identifiers.find(text => text.startsWith('email:'))?.slice('email:'.length);
}

/** An answer that has come changes only what is open on the person whom it is about. */
export function isAbout(model: LayerModel | undefined, {row, key}: LayerModel): model is LayerModel {
  return model?.row === row && model.key === key;
}
