import {type PageLinks, pageLinksSchema} from '#shared/protocol/page';
import {request, type Server} from './client';

/** What links to supporters' own pages are made with; it never leaves the window that asked. */
export function readPageLinks(server: Server): Promise<PageLinks> {
  return request(server, {path: '/v1/page', schema: pageLinksSchema});
}

/** Ends every link that is out there. */
export function endPageLinks(server: Server): Promise<PageLinks> {
  return request(server, {path: '/v1/page/version', body: {}, schema: pageLinksSchema});
}
