/**
 * What the local home notes by name of itself alone: keys, which travel in a bundle's header, and how it stands to a move. Every
 * other setting belongs to the workspace and goes where that goes.
 */
export const OWN_SETTINGS: ReadonlySet<string> = new Set([
  'idKey',
  'erasureKey',
  'movedOut',
  'moving',
  'staging',
  // How far people are derived anew, by their places here.
  'deriveFrom',
  // By which engine they were: whoever comes in is derived by this browser's.
  'engine',
]);
