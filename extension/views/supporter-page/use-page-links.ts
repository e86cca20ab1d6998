import {useEffect, useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {pageAddress, pageToken, stepAddress} from '#shared/loyalty/page-link';
import type {Rid} from '#shared/model/record';
import type {PageLinks} from '#shared/protocol/page';
import {ApiError} from '../../api/api-error';
import type {Server} from '../../api/client';
import {endPageLinks, readPageLinks} from '../../api/page-links';
import type {Snapshot} from '../data/snapshot';

export type PageLinkMaker = {
  /** A person's own page, by any of their ids. */
  readonly page: (person: Rid) => string;
  /** A step of a sequence, to be handed out; with a person whoever follows it is known. */
  readonly step: (sequence: string, step: string, person?: Rid) => string;
};

export type PageLinkActions = {
  /** undefined: no private server, not read yet, or it did not answer. */
  readonly links: PageLinkMaker | undefined;
  /** What went wrong last; empty: nothing. */
  readonly trouble: string;
  /** Ends every link that is out there. True when it was done. */
  readonly onEnd: () => Promise<boolean>;
};

/** What makes links to supporters' own pages: asked for where they are wanted, kept by this window alone. */
export function usePageLinks({session}: Pick<Snapshot, 'session'>, isWanted = true): PageLinkActions {
  const [held, setHeld] = useState<PageLinks | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  const ask = async (work: (server: Server) => Promise<PageLinks>): Promise<boolean> => {
    if (session === null) return false;
    try {
      setHeld(await work({origin: session.server, token: session.token}));
      setTrouble('');
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTrouble(i18n.t(error.code === 'offline' ? 'ownPage.offline' : 'trouble.refused'));
      return false;
    }
  };
  useEffect(() => {
    if (isWanted) void ask(readPageLinks);
  }, [isWanted, session?.server, session?.token]);
  const links = useMemo(
    () => (held === undefined || session === null ? undefined : makerOf(session.server, held)),
    [held, session?.server],
  );
  return {links, trouble, onEnd: () => ask(endPageLinks)};
}

function makerOf(server: string, links: PageLinks): PageLinkMaker {
  return {
    page: person => pageAddress(server, links.workspace, pageToken(links, person)),
    step(sequence, step, person) {
      const address = stepAddress(server, {gate: links.gate, sequence, step});
      return person === undefined ? address : `${address}?p=${pageToken(links, person)}`;
    },
  };
}
