import {useRef} from 'preact/hooks';
import type {ProgrammePlan} from '#shared/model/programme';

/**
 * The plan as it was when something of it was opened: what is saved is changed from that, so that it is told from what another
 * browser saves meanwhile.
 *
 * @param id - of what is open; undefined: nothing is, and the plan is as it is now
 */
export function useOpened(plan: ProgrammePlan, id: string | undefined): ProgrammePlan {
  const held = useRef({id, plan});
  if (held.current.id !== id || id === undefined) held.current = {id, plan};
  return held.current.plan;
}
