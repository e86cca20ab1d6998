/**
 * The chip, 64 × 22 in a box of 64 × 24 (its hit area). Its host lies in the vendor's cell, so each property that a rule of the
 * page could reach is `!important`. The text is generated content: `window.find()` reads text nodes even in a closed root.
 */
export function chipCss(insetPx: number): string {
  return `
:host {
  all: initial !important;
  position: absolute !important;
  inset: auto !important;
  inset-inline-end: ${insetPx}px !important;
  inset-block-start: 50% !important;
  margin-block-start: -12px !important;
  inline-size: 64px !important;
  block-size: 24px !important;
  contain: strict !important;
  cursor: pointer !important;
  font-family: inherit !important;
  font-size: inherit !important;
  z-index: 1 !important;
}
.c {
  box-sizing: border-box;
  position: absolute;
  inset: 1px 0;
  display: flex;
  align-items: center;
  justify-content: space-between;
  padding: 0 7px;
  border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  border-radius: 11px;
  font-size: clamp(11px, 1em, 13px);
  font-weight: 600;
  line-height: 20px;
  font-variant-numeric: tabular-nums;
  background: var(--chip-q1-bg);
  color: var(--chip-q1-text);
  outline: none;
  overflow: hidden;
  white-space: nowrap;
  user-select: none;
  -webkit-user-select: none;
}
.c:focus-visible, .here { outline: 2px solid var(--accent); outline-offset: -2px; }
.c::before { content: attr(data-t); inline-size: 22px; text-align: end; letter-spacing: -0.02em; }
.c::after {
  content: '';
  inline-size: 23px;
  block-size: 5px;
  background: linear-gradient(to right, currentColor calc(var(--filled) * 6px), color-mix(in srgb, currentColor 30%, transparent) 0);
  mask: radial-gradient(circle at 2.5px 2.5px, #000 2.2px, transparent 2.7px) 0 0 / 6px 5px;
}
.q1 { --filled: 1; }
.q2 { --filled: 2; background: var(--chip-q2-bg); color: var(--chip-q2-text); }
.q3 { --filled: 3; background: var(--chip-q3-bg); color: var(--chip-q3-text); }
.q4 { --filled: 4; background: var(--chip-q4-bg); color: var(--chip-q4-text); }
.risk { box-shadow: inset 4px 0 0 var(--risk); }
.stale::before { opacity: 0.6; }
.stale::after { block-size: 13px; mask-position: 0 4px; mask-repeat: repeat-x; }
.stale { background-image: radial-gradient(circle at 56px 4px, currentColor 1.5px, transparent 2px); }
.word, .wait { justify-content: center; padding: 0; }
.word::before, .wait::before { inline-size: auto; letter-spacing: normal; }
.word::after, .wait::after { display: none; }
.open { border-style: dashed; border-color: currentColor; background: transparent; color: var(--text-second); }
.bare { background: transparent; color: var(--text-second); }
.wait { color: var(--text-second); }
@media (forced-colors: active) {
  .c { forced-color-adjust: none; background: Canvas; color: CanvasText; border-color: ButtonBorder; }
  .c:focus-visible, .here { outline-color: Highlight; }
  .risk { box-shadow: inset 4px 0 0 CanvasText; }
}
@media print { .c { print-color-adjust: exact; } }
`;
}
