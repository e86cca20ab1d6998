import {type PreviewPage, type PreviewRequest, previewPageSchema} from '#shared/protocol/preview';
import {request, type Server} from './client';

/** What a plan would change for the next people. */
export function pullPreview(server: Server, asked: PreviewRequest): Promise<PreviewPage> {
  return request(server, {path: '/v1/programme/preview', body: asked, schema: previewPageSchema});
}
