import {i18n} from '#i18n';
import {HOST_ATTRIBUTE} from './chip';
import {sheetOf} from './sheet';

const CSS = `
:host { all: initial !important; position: fixed !important; inset: 0 0 0 auto !important; z-index: 2147483647 !important; }
.box { display: flex; flex-direction: column; width: min(400px, 100vw); height: 100vh; background: Canvas; color-scheme: light dark;
  border-left: 1px solid GrayText; }
button { align-self: end; width: 32px; height: 32px; border: 0; background: none; color: CanvasText; font: 16px system-ui, sans-serif; cursor: pointer; }
button::after { content: "✕"; }
iframe { flex: 1; width: 100%; border: 0; }
`;

let shown: {readonly host: HTMLElement; readonly frame: HTMLIFrameElement} | undefined;

/**
 * Shows the panel within the page, at its right edge, in a frame of the extension's own: what stands in it is out of the page's
 * reach. The frame that is there already follows the page by itself.
 */
export function showPanelFrame(address: string): void {
  if (shown?.host.isConnected) {
    shown.frame.focus();
    return;
  }
  const host = document.createElement('regulars-panel');
  // An overlay that starts anew takes it away like everything of an earlier one.
  host.setAttribute(HOST_ATTRIBUTE, 'panel');
  const root = host.attachShadow({mode: 'closed'});
  root.adoptedStyleSheets = [sheetOf(CSS)];
  const box = document.createElement('div');
  box.className = 'box';
  const close = document.createElement('button');
  close.ariaLabel = i18n.t('panel.close');
  close.addEventListener('click', event => event.isTrusted && hidePanelFrame());
  const frame = document.createElement('iframe');
  frame.title = i18n.t('panel.title');
  frame.allow = 'clipboard-write';
  frame.src = address;
  box.append(close, frame);
  root.append(box);
  document.documentElement.append(host);
  shown = {host, frame};
}

export function hidePanelFrame(): void {
  shown?.host.remove();
  shown = undefined;
}
