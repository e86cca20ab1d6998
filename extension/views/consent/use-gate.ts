import {useMemo, useState} from 'preact/hooks';
import {CONSENT_VERSION, type Consent, consent} from '../../settings';
import {useStored} from '../data/use-stored';
import {removeSamplesHere} from '../sample/samples-here';

/** What has to be answered before work may begin. */
export type Question = 'consent' | 'samples';

export type Gate = {
  /** What is asked now; undefined: nothing. */
  readonly question: Question | undefined;
  /** Runs what reads a page of the creator's, in the click itself: at once, or in the click that agrees. */
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
    const hasAgreed = isCurrent(given);
    const begin = (wanted: Omit<Asked, 'question'>, isAgreed: boolean) => {
      if (!isAgreed) return setAsked({...wanted, question: 'consent'});
      if (wanted.bringsPeople && isSample) return setAsked({...wanted, question: 'samples'});
      setAsked(undefined);
      wanted.act();
    };
    const ask = (wanted: Omit<Asked, 'question'>) => {
      if (!hasAgreed && hasOwn) void agree();
      begin(wanted, hasAgreed || hasOwn);
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

/** Whether the creator agreed to the text as it is now. */
export function isCurrent(given: Consent | null | undefined): boolean {
  return given !== undefined && given !== null && given.version >= CONSENT_VERSION;
}

function agree(): Promise<void> {
  return consent.setValue({at: Date.now(), version: CONSENT_VERSION});
}
