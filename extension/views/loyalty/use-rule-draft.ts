import {useEffect, useState} from 'preact/hooks';
import {sameData} from '#shared/model/compare';
import type {Rule} from '#shared/model/rule';
import {mergeThings} from './merge-plans';
import {draftOf, type RuleDraft} from './rule-draft';

type Of = {
  /** As it is now; undefined: a new one, or one that is gone. */
  readonly stored: Rule | undefined;
  readonly blank: Rule;
  readonly zone: string;
  readonly currency: string;
};

/** What another browser made of the rule while it is typed here. */
export type Elsewhere = 'joined' | 'clash' | 'ended' | 'gone';

/**
 * A rule while it is typed. What another browser saves of it meanwhile is put beneath what is typed where it is about other parts;
 * where both changed the same, or it was ended or removed, the creator chooses.
 */
export function useRuleDraft({stored, blank, zone, currency}: Of) {
  const [opened, setOpened] = useState(stored);
  const [isJoined, setJoined] = useState(false);
  const [draft, setDraft] = useState<RuleDraft>(() => draftOf(stored ?? blank, zone, currency));
  const drawn = (rule: Rule) => draftOf(rule, zone, currency);
  const isSame = opened === undefined || sameData(opened, stored);
  const merged =
    isSame || stored === undefined ? undefined : mergeThings({base: drawn(opened), mine: draft, theirs: drawn(stored)}, 'mine');
  const hasEnded = !isSame && stored?.until !== undefined && stored.until !== opened.until && stored.id === opened.id;
  const isJoinable = merged !== undefined && merged.clashes.length === 0 && !hasEnded;
  const keep = () => {
    // Ended by the other, it goes on with what is typed here.
    if (merged !== undefined) setDraft(hasEnded ? {...merged.value, until: draft.until} : merged.value);
    setOpened(stored);
    setJoined(false);
  };
  useEffect(() => {
    if (!isJoinable) return;
    keep();
    setJoined(true);
  }, [isJoinable]);
  const take = () => {
    if (stored !== undefined) setDraft(drawn(stored));
    setOpened(stored);
    setJoined(false);
  };
  const kind = stored === undefined ? 'gone' : hasEnded ? 'ended' : 'clash';
  const elsewhere: Elsewhere | undefined = isSame ? (isJoined ? 'joined' : undefined) : isJoinable ? undefined : kind;
  return {opened, draft, setDraft, elsewhere, keep, take};
}
