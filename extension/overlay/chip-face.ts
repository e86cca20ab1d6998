import {i18n} from '#i18n';
import type {ChipState} from '../messages';

/** What a chip looks like: the text on it, the classes of `chip.css`, and its accessible name (undefined: nothing to say yet). */
export type ChipFace = {readonly text: string; readonly look: string; readonly label: string | undefined};

/** The chip before its answer: blank and of its final size; "…" once it has taken long. */
export const BLANK: ChipFace = {text: '', look: 'wait', label: undefined};
export const STILL_WAITING: ChipFace = {text: '…', look: 'wait', label: undefined};

const FRESH_DAYS = 7;

const faces = new Map<string, ChipFace>();

/** The face of a state; two equal states have the same one. */
export function faceOf(state: ChipState): ChipFace {
  const key = Object.values(state).join();
  const known = faces.get(key);
  if (known) return known;
  const face = makeFace(state);
  faces.set(key, face);
  return face;
}

function makeFace(state: ChipState): ChipFace {
  switch (state.kind) {
    case 'score':
      return scoreFace(state.score, state.risk, state.staleDays);
    case 'new':
      return {text: i18n.t('overlay.chip.new'), look: 'word', label: i18n.t('overlay.chip.newName', state.joinedDays)};
    case 'unknown':
      return {text: '+', look: 'word open', label: i18n.t('overlay.chip.unknown')};
    case 'ambiguous':
      return {text: '?', look: 'word open', label: i18n.t('overlay.chip.ambiguous')};
    case 'masked':
      return {text: '••', look: 'word', label: i18n.t('overlay.chip.masked')};
    case 'opted-out':
      return {text: '—', look: 'word bare', label: i18n.t('overlay.chip.optedOut')};
    case 'hidden':
      return {text: '▪▪', look: 'word', label: i18n.t('overlay.chip.hidden')};
  }
}

/** 1 to 4: the dots of a score. */
export function quarterOf(score: number): 1 | 2 | 3 | 4 {
  if (score < 25) return 1;
  if (score < 50) return 2;
  return score < 75 ? 3 : 4;
}

function scoreFace(score: number, risk: boolean, staleDays: number): ChipFace {
  const quarter = quarterOf(score);
  const stale = staleDays > FRESH_DAYS;
  const label = [
    i18n.t('overlay.chip.score', [score, word(`overlay.quarter.q${quarter}`)]),
    ...(risk ? [word('overlay.chip.risk')] : []),
    ...(stale ? [i18n.t('overlay.chip.stale', [staleDays])] : []),
    word('overlay.chip.open'),
  ].join(' ');
  return {text: String(score), look: `q${quarter}${risk ? ' risk' : ''}${stale ? ' stale' : ''}`, label};
}

type Word = `overlay.quarter.q${1 | 2 | 3 | 4}` | 'overlay.chip.risk' | 'overlay.chip.open';
const words = new Map<Word, string>();

/** Asking the browser for a sentence costs as much as making a chip. */
function word(key: Word): string {
  const known = words.get(key) ?? i18n.t(key);
  words.set(key, known);
  return known;
}
