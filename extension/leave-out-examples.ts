type Node = {readonly type: string; readonly start: number; readonly end: number};
type Property = Node & {readonly key?: {readonly name?: string}};
type ObjectNode = Node & {readonly properties?: readonly Property[]};
type Statement = Node & {readonly declaration?: {readonly declarations?: readonly {readonly init?: ObjectNode}[]} | null};
type Parsed = {readonly body: readonly Statement[]};

const ADAPTERS = /\/extension\/dashboards\/[a-z]+\.ts$/;
/** What stands beside an adapter for its tests and for whoever changes it. */
const FOR_TESTS = new Set(['examples', 'evidence']);

/**
 * A plugin for Vite: adapters are bundled without their example addresses, which nothing reads in a browser. They are the larger
 * half of some, and a store's reviewer would ask what the addresses are for.
 */
export function leaveOutExamples() {
  return {
    name: 'leave-out-examples',
    transform(this: {parse: (code: string) => unknown}, code: string, id: string) {
      if (!ADAPTERS.test(id.replaceAll('\\', '/'))) return undefined;
      const {body} = this.parse(code) as Parsed;
      const objects = body.flatMap(({declaration}) => declaration?.declarations?.flatMap(({init}) => init ?? []) ?? []);
      const left = objects.flatMap(({properties = []}) => properties.filter(isForTests));
      const kept = left.reduceRight((text, {start, end}) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code);
      return kept === code ? undefined : {code: kept, map: null};
    },
  };
}

function isForTests({key}: Property): boolean {
  return key?.name !== undefined && FOR_TESTS.has(key.name);
}
