/** A text of ours on somebody else's page: generated content, which `window.find()` cannot read and nothing can select. */
export function T({text, as = ''}: {text: string; as?: string}) {
  return <span class={`t ${as}`} data-t={text} />;
}
