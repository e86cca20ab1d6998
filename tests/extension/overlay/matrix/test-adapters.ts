import type {Adapter} from '../../../../extension/dashboards/adapter.ts';

const KNOWN: Pick<Adapter, 'version' | 'confidence' | 'evidence' | 'examples'> = {
  version: 1,
  confidence: 'verified',
  evidence: [{what: 'pages of the matrix', on: '2026-11-23'}],
  examples: {matching: [], other: []},
};

/** Adapters of the matrix's own pages. They are built into the extension of these tests and into no other. */
export const testAdapters: readonly Adapter[] = [
  {
    ...KNOWN,
    id: 'matrix-react',
    name: 'React rows',
    match: {path: '^/react/', hash: '^#/people$'},
    views: [
      {
        id: 'people',
        container: ['#app'],
        rows: ['tr.person'],
        identity: [{kind: 'email', from: 'text', in: '.mail'}],
        place: {in: ['td:first-child'], insetPx: 4},
        scroller: ['.scroller'],
        list: 'virtual-recycled',
        hide: 'dim',
      },
    ],
  },
  {
    ...KNOWN,
    id: 'matrix-grid',
    name: 'Shadow grid',
    match: {path: '^/((open|closed)-)?grid/', hash: '^#/people$'},
    views: [
      {
        id: 'people',
        container: ['vaadin-grid shadow>> #items'],
        rows: ['tr'],
        rowIgnore: ['[hidden]'],
        identity: [{kind: 'email', from: 'text', in: 'td:nth-child(2)'}],
        place: {in: ['td:first-child'], insetPx: 4, inline: true},
        scroller: ['vaadin-grid shadow>> #table'],
        list: 'virtual-recycled',
        hide: 'dim',
      },
    ],
  },
  {
    ...KNOWN,
    id: 'matrix-table',
    name: 'Server table',
    match: {path: '^/(table|frames|crowded)/', hash: '^#/people$'},
    views: [
      {
        id: 'people',
        container: ['main'],
        rows: ['#people tbody tr'],
        identity: [
          {kind: 'vendor-id', type: 'ghost-member', from: 'attribute', attribute: 'data-member', pattern: '^([0-9a-f]{24})$'},
          {kind: 'email', from: 'text', in: 'small'},
        ],
        place: {in: ['td:first-child'], insetPx: 4},
        list: 'plain',
        hide: 'display',
      },
    ],
  },
];
