import type {examine} from '../dashboards/detect/examine';
import type {Finder} from './finder';
import type {createFrame} from './frame-part';
import type {framePreact} from './frame-preact';
import type {Layer} from './layer';

/**
 * What the overlay needs only later is a script of its own, which the background injects when it is asked for. All scripts of
 * one extension share the isolated world of a page, and so this one object; the page has another `globalThis`.
 */
export type Parts = {
  /** Everything that is drawn outside the rows; `preact` is for the scripts that draw into it. */
  readonly frame: {readonly createFrame: typeof createFrame; readonly preact: typeof framePreact};
  /** What opens in the frame: card, menu and what they open, and the palette. Needs the frame. */
  readonly boxes: {readonly Layer: typeof Layer; readonly Finder: typeof Finder; readonly css: string};
  /** Finds lists of people without an adapter, and says how well the adapter does. */
  readonly detector: {readonly examine: typeof examine};
};
export type PartName = keyof Parts;

/** Where scripts leave what they offer, under a name that all bundles know. */
const place = globalThis as {regularsParts?: Partial<Parts> | undefined};

/** Called by the script of a part once it runs. */
export function offerPart<Name extends PartName>(name: Name, part: Parts[Name]): void {
  place.regularsParts = {...place.regularsParts, [name]: part};
}

/** Parts that this script had injected, or is having injected. */
const injected = new Map<PartName, Promise<void>>();

/**
 * Loads a part once for each script that asks: a later copy of the overlay is a script of its own and uses no part that an
 * earlier one loaded, which may be of an earlier version. That stays where it is, for what the earlier copy still has under way.
 *
 * @param inject has the background run the part's script here; resolves when it has run
 * @throws Error when the script could not be run; ask again then
 */
export async function loadPart<Name extends PartName>(name: Name, inject: (name: Name) => Promise<void>): Promise<Parts[Name]> {
  const running = injected.get(name) ?? inject(name);
  injected.set(name, running);
  try {
    await running;
    const part = place.regularsParts?.[name];
    if (!part) throw new Error(`the part ${name} did not load`);
    return part;
  } catch (error) {
    if (injected.get(name) === running) injected.delete(name);
    throw error;
  }
}
