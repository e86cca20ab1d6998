import {useEffect, useState} from 'preact/hooks';
import type {Redemption} from '#shared/model/account';
import type {SaidStates} from './redemption-rows';
import type {Standings} from './standings';

type SaidStatesActions = {
  readonly said: SaidStates;
  /** What the creator says of one: shown at once, and taken back where it could not be done. */
  readonly onSay: (key: string, state: Redemption['state'], doing: Promise<boolean>) => void;
};

const NOTHING: SaidStates = new Map();

/** What the creator said of redemptions and the people that were read last do not tell yet. */
export function useSaidStates(standings: Standings | undefined): SaidStatesActions {
  const [said, setSaid] = useState(NOTHING);
  useEffect(() => setSaid(NOTHING), [standings]);
  const onSay: SaidStatesActions['onSay'] = (key, state, doing) => {
    setSaid(before => new Map([...before, [key, state]]));
    void doing.then(isDone => {
      if (!isDone) setSaid(before => new Map([...before].filter(([other]) => other !== key)));
    });
  };
  return {said, onSay};
}
