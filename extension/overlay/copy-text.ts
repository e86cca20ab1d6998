/** Puts a text on the clipboard; false when the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // not a secure context (a self-hosted site over http), or the page's policy forbids it
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const host = document.createElement('div');
  const field = document.createElement('textarea');
  field.value = text;
  host.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0;pointer-events:none';
  host.attachShadow({mode: 'closed'}).append(field);
  document.body.append(host);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand('copy');
  host.remove();
  if (before instanceof HTMLElement) before.focus({preventScroll: true});
  return copied;
}
