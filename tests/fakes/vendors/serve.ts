import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {FakeVendor} from './fake-vendor.ts';

export type Served = {readonly url: string; close(): Promise<void>};

/** Puts a vendor that lives in the test on loopback, for a Worker or a browser in another process. Port 0 takes a free one. */
export async function serveVendor(vendor: Pick<FakeVendor, 'fetch'>, port = 0): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const {method = 'GET', url = '/', headers} = incoming;
      const body = method === 'GET' || method === 'HEAD' ? {} : {body: Buffer.concat(chunks)};
      const request = new Request(`http://${headers.host}${url}`, {method, headers: headers as Record<string, string>, ...body});
      const answer = await vendor.fetch(request);
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => {
        server.close(() => resolve());
      });
    },
  };
}
