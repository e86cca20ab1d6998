import {useMemo, useState} from 'preact/hooks';
import {CONSENT_VERSION, consent, isAgreed} from '../../settings';
import {useStored} from '../data/use-stored';
import {removeSamplesHere} from '../sample/samples-here';

/** What has to be answered before work may begin. */
export type Question = 'consent' | 'samples';

export type Gate = {
  /** What is asked now; undefined: nothing. */
  readonly question: Question | undefined;
  /** Runs what reads a page of the creator's, or a backup that takes the place of all: at once, or in the click that agrees. */
  readonly beforePage: (act: () => void) => void;
  /** Runs what brings the creator's own people: after the consent, and after the sample people have gone. */
  readonly beforePeople: (act: () => void, cancelled?: () => void) => void;
  readonly onAgree: () => void;
  /** Removes the sample people and goes on. */
  readonly onRemove: () => Promise<void>;
  readonly onCancel: () => void;
};

/** Whose people are in this browser. */
export type Here = {
  readonly isSample: boolean;
  /** The creator used Regulars before anybody was asked: they are not asked now. */
  readonly hasOwn: boolean;
};

type Asked = {
  readonly question: Question;
  readonly act: () => void;
  readonly cancelled?: (() => void) | undefined;
  readonly bringsPeople: boolean;
};

/** Nothing is read before the creator agreed, and sample people never mix with real ones. */
export function useGate(here: Here): Gate {
  const given = useStored(consent);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const {isSample, hasOwn} = here;
  return useMemo(() => {
    const hasAgreed = isAgreed(given);
    // Who took it back is asked again, whatever is here.
    const isSpared = hasOwn && given === null;
    const begin = (wanted: Omit<Asked, 'question'>, isGiven: boolean) => {
      const question = nextQuestion(isGiven, isSample, wanted.bringsPeople);
      if (question !== undefined) return setAsked({...wanted, question});
      setAsked(undefined);
      wanted.act();
    };
    const ask = (wanted: Omit<Asked, 'question'>) => {
      if (isSpared) void agree();
      begin(wanted, hasAgreed || isSpared);
    };
    return {
      question: asked?.question,
      beforePage: act => ask({act, bringsPeople: false}),
      beforePeople: (act, cancelled) => ask({act, cancelled, bringsPeople: true}),
      onAgree() {
        void agree();
        if (asked !== undefined) begin(asked, true);
      },
      async onRemove() {
        await removeSamplesHere();
        setAsked(undefined);
        asked?.act();
      },
      onCancel() {
        setAsked(undefined);
        asked?.cancelled?.();
      },
    };
  }, [given, asked, isSample, hasOwn]);
}

/** What is asked first: the consent, then whether the sample people may go. Undefined: nothing stands before the work. */
export function nextQuestion(isGiven: boolean, isSample: boolean, bringsPeople: boolean): Question | undefined {
  if (!isGiven) return 'consent';
  return bringsPeople && isSample ? 'samples' : undefined;
}

function agree(): Promise<void> {
  return consent.setValue({at: Date.now(), version: CONSENT_VERSION});
}
