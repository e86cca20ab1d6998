import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {Refusal} from '../setup/refusal.ts';

/** @throws Refusal when something else listens there */
export async function demandFreePort(port: number, {what, flag}: {what: string; flag: string}): Promise<void> {
  if (!(await isFree(port))) {
    throw new Refusal(`Port ${port} (${what}) is in use: stop what runs there, or choose another port with ${flag} NUMBER.`);
  }
}

/** A port of loopback that is free right now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
