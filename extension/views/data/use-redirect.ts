import {useEffect, useState} from 'preact/hooks';
import {pullRedirect} from '../../api/connections';
import type {StoredSession} from '../../settings';

/** Where an app at a vendor has to lead back to, as the private server says; undefined until it has, and where it does not. */
export function useRedirect(held: StoredSession | null): string | undefined {
  const [redirect, setRedirect] = useState<string | undefined>(undefined);
  const server = held?.server;
  const token = held?.token;
  useEffect(() => {
    let isOver = false;
    if (server === undefined) return setRedirect(undefined);
    // What is shown until then is the server's address as this browser knows it.
    pullRedirect({origin: server, token}).then(
      said => isOver || setRedirect(said),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [server, token]);
  return redirect;
}
