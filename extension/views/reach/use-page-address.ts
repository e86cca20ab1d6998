import type {Rid} from '#shared/model/record';
import type {FieldKey} from '#shared/reach/template-text';
import type {Snapshot} from '../data/snapshot';
import {usePageLinks} from '../supporter-page/use-page-links';

type PageAddress = {
  /** undefined: people have no page of their own, or its link cannot be made now. */
  readonly page: ((person: Rid) => string) | undefined;
  /** A text waits for it, rather than going out with a hole. */
  readonly isReading: boolean;
};

/** What makes the link of each person's own page, where the text has one. */
export function usePageAddress(snapshot: Snapshot, fields: readonly FieldKey[]): PageAddress {
  const {session, programme, isStreaming} = snapshot;
  const isWanted = session !== null && programme.page !== undefined && !isStreaming && fields.includes('page-link');
  const {links, trouble} = usePageLinks(snapshot, isWanted);
  return {page: isWanted ? links?.page : undefined, isReading: isWanted && links === undefined && trouble === ''};
}
