import type {Connector} from '../connectors/connector';
import {numberOf} from '../env';
import {type Budget, newBudget} from '../limits';
import type {Home} from '../workspace/home';
import {createOutboundClient, type OutboundClient} from './outbound-client';
import {createPace, type Pace} from './pace';

const VENDOR_TIMEOUT_MS = 20_000;

/** The way out for one connection: its own hosts only, at its own pace. */
export function clientFor(home: Home, to: {base: string; hosts: readonly string[]; pace: Pace}, budget: Budget): OutboundClient {
  const {env, fetch, now, limiter} = home;
  return createOutboundClient({
    fetch,
    now,
    hosts: [new URL(to.base).host, ...to.hosts],
    allowPrivateHosts: env.ALLOW_PRIVATE_HOSTS === 'true',
    timeoutMs: numberOf(env.VENDOR_TIMEOUT_MS, VENDOR_TIMEOUT_MS),
    limiter,
    pace: to.pace,
    budget,
  });
}

/** The way out before there is a connection, and to whoever hands out its keys. */
export function firstClient(home: Home, {hosts = [], rate}: Connector, base: string): OutboundClient {
  return clientFor(home, {base, hosts, pace: createPace(rate)}, newBudget());
}
