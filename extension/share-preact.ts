const SHARED = '\0shared-preact';

type Config = {readonly build: {readonly lib: false | {readonly fileName?: unknown}}};

/** What scripts injected after the frame use of Preact. One component tree has one Preact, so they take the frame's. */
const NAMES = ['Fragment', 'jsx', 'jsxs', 'jsxDEV', 'useEffect', 'useLayoutEffect', 'useMemo', 'useRef', 'useState'];

/**
 * A plugin for Vite: in the script of that name, Preact is what `overlay/frame-preact` offers. An import of anything else from
 * Preact fails the build.
 */
export function sharePreact(script: string) {
  let isShared = false;
  return {
    name: 'share-preact',
    enforce: 'pre' as const,
    configResolved({build: {lib}}: Config) {
      isShared = lib !== false && lib?.fileName === script;
    },
    resolveId(source: string) {
      return isShared && /^preact(\/|$)/.test(source) ? SHARED : undefined;
    },
    load(id: string) {
      if (id !== SHARED) return undefined;
      return `export const {${NAMES.join(', ')}} = globalThis.regularsParts.frame.preact;`;
    },
  };
}
