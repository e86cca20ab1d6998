import {parseArgs} from 'node:util';
import {Refusal} from '../setup/refusal.ts';

/** What `npm start` was asked for. */
export type DemoOptions = {
  headless: boolean;
  /** A real Ghost in the place of the demo's. */
  ghost: {url: string; key: string} | undefined;
  ports: {worker: number; ghost: number; mailchimp: number};
};

export const USAGE = `npm start [-- OPTIONS]
  --headless              no window: prints what was merged, takes a screenshot and ends
  --ghost URL KEY         a real Ghost site and its Admin API key, instead of the demo's vendors
  --worker-port N         default 8787
  --ghost-port N          default 8790
  --mailchimp-port N      default 8791`;

/** @throws Refusal with the usage */
export function readOptions(args: readonly string[]): DemoOptions {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        headless: {type: 'boolean', default: false},
        ghost: {type: 'string'},
        'worker-port': {type: 'string', default: '8787'},
        'ghost-port': {type: 'string', default: '8790'},
        'mailchimp-port': {type: 'string', default: '8791'},
      },
    });
    const [key, ...rest] = positionals;
    if (rest.length > 0 || (values.ghost === undefined) !== (key === undefined)) throw new Error('--ghost takes a URL and a KEY');
    const ghost = values.ghost === undefined || key === undefined ? undefined : {url: siteOf(values.ghost), key};
    const ports = {
      worker: port(values['worker-port']),
      ghost: port(values['ghost-port']),
      mailchimp: port(values['mailchimp-port']),
    };
    return {headless: values.headless, ghost, ports};
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function siteOf(text: string): string {
  const url = new URL(text);
  return (url.origin + url.pathname).replace(/\/(ghost\/)?$/, '');
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new Error(`${text} is not a port`);
  return number;
}
