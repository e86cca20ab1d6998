/** Held while a file is read or taken back: one at a time, whatever the number of windows. */
export const LOCK = 'regulars:import';
