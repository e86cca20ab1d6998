import type {PanelSubject} from '../../messages';

/** Whom the panel shows, whom the page beside it is about, and who was looked at before. */
export type Trail = {
  readonly page: PanelSubject | undefined;
  readonly shown: PanelSubject | undefined;
  /** Ids of the people looked at, in that order. */
  readonly ids: readonly string[];
  /** Which of `ids` is or was shown last; -1 while nobody was. */
  readonly at: number;
  /** The panel stays with whom it shows, wherever the page goes. */
  readonly isPinned: boolean;
};

export type Step =
  /** The page, or another tab, is about somebody else or about nobody. */
  | {readonly kind: 'page'; readonly subject: PanelSubject | undefined}
  /** The creator looks somebody up. */
  | {readonly kind: 'look'; readonly id: string}
  /** To everyone whom the page's filter fits. */
  | {readonly kind: 'list'}
  /** Back to whom the page is about. */
  | {readonly kind: 'follow'}
  | {readonly kind: 'back' | 'forward' | 'pin'};

export const NO_TRAIL: Trail = {page: undefined, shown: undefined, ids: [], at: -1, isPinned: false};

/** As many as anybody goes back through. */
const MOST = 50;

export function walk(trail: Trail, step: Step): Trail {
  switch (step.kind) {
    case 'page':
      return trail.isPinned ? {...trail, page: step.subject} : show({...trail, page: step.subject}, step.subject);
    case 'look':
      return show(trail, {kind: 'person', id: step.id});
    case 'list':
      return {...trail, isPinned: false, shown: undefined};
    case 'follow':
      return show({...trail, isPinned: false}, trail.page);
    case 'pin':
      return trail.isPinned ? show({...trail, isPinned: false}, trail.page) : {...trail, isPinned: trail.shown !== undefined};
    case 'back':
    case 'forward': {
      const at = nextAt(trail, step.kind);
      const id = trail.ids[at];
      return id === undefined ? trail : {...trail, at, shown: {kind: 'person', id}};
    }
  }
}

/** Whether there is somebody to go back or forward to. */
export function canGo(trail: Trail, way: 'back' | 'forward'): boolean {
  return trail.ids[nextAt(trail, way)] !== undefined;
}

/** Whether the page is about somebody, and the panel shows somebody else. */
export function isElsewhere({page, shown}: Trail): boolean {
  return page !== undefined && !isSame(page, shown);
}

export function isSame(left: PanelSubject | undefined, right: PanelSubject | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function nextAt({ids, at, shown}: Trail, way: 'back' | 'forward'): number {
  if (way === 'forward') return at + 1;
  // Where nobody is shown, one step back leads to whom was shown last.
  return shown?.kind === 'person' && shown.id === ids[at] ? at - 1 : at;
}

function show(trail: Trail, subject: PanelSubject | undefined): Trail {
  if (subject?.kind !== 'person' || trail.ids[trail.at] === subject.id) return {...trail, shown: subject};
  const ids = [...trail.ids.slice(0, trail.at + 1), subject.id].slice(-MOST);
  return {...trail, shown: subject, ids, at: ids.length - 1};
}
