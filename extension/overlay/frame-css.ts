/** Bar, card, menu and messages. Tokens come from `views/tokens.css`; light or dark from the page's own ground. */
export const FRAME_CSS = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  inline-size: 0 !important;
  block-size: 0 !important;
  pointer-events: inherit !important;
}
* { box-sizing: border-box; }
.all { font: var(--size)/1.4 var(--host-font, var(--font)); color: var(--text); }
.t::after { content: attr(data-t); }
.t { white-space: nowrap; }
.second { color: var(--text-second); }
.line { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
button { font: inherit; color: inherit; background: none; border: 0; margin: 0; cursor: pointer; }
button:disabled { opacity: 0.5; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }

.bar {
  position: fixed;
  display: flex;
  align-items: center;
  gap: var(--space-2);
  block-size: 32px;
  font-size: clamp(11px, var(--host-size, 13px), 13px);
  font-variant-numeric: tabular-nums;
}
.bar.floating {
  padding: 0 var(--space-3);
  background: var(--bg-raised);
  border: 1px solid var(--line);
  border-radius: var(--round);
  box-shadow: var(--shadow);
  block-size: 36px;
}
.pill {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  block-size: 26px;
  padding: 0 9px;
  border: 1px solid var(--line);
  border-radius: var(--round);
  background: var(--bg);
  flex: none;
  max-inline-size: 220px;
  overflow: hidden;
}
.pill:hover { background: var(--bg-hover); }
.pill .name { overflow: hidden; text-overflow: ellipsis; }
.pill .count { color: var(--text-second); font-weight: 600; }
.pill.on { background: var(--bg-selected); border-color: var(--accent); }
.pill.on .count { color: inherit; }
.more { position: relative; flex: none; }
.drop {
  position: absolute;
  inset-inline-start: 0;
  inset-block-start: 32px;
  display: flex;
  flex-direction: column;
  gap: var(--space-2);
  padding: var(--space-3);
  background: var(--bg-raised);
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: var(--shadow);
}
.drop.floating { inset-block: auto 36px; }
.drop .pill { max-inline-size: 280px; justify-content: space-between; }
.field { position: relative; display: inline-flex; align-items: center; flex: 1 1 110px; min-inline-size: 84px; }
.field .glass { position: absolute; inset-inline-start: 8px; color: var(--text-second); }
.field input {
  font: inherit;
  inline-size: 100%;
  block-size: 26px;
  padding: 0 8px 0 26px;
  color: inherit;
  background: var(--bg);
  border: 1px solid var(--line);
  border-radius: var(--round);
}
.field.wrong input { border-color: var(--risk); }
::placeholder { color: var(--text-second); opacity: 1; }
.problem {
  position: absolute;
  inset-inline-start: 0;
  inset-block-start: 32px;
  padding: var(--space-2) var(--space-3);
  color: var(--risk);
  background: var(--bg-raised);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  box-shadow: var(--shadow);
}
.floating .problem { inset-block: auto 36px; }
.way { display: inline-flex; align-items: center; gap: 2px; flex: none; }
.way .count { min-inline-size: 40px; text-align: end; }
.step { inline-size: 26px; block-size: 26px; padding: 0; border-radius: var(--round); }
.step:hover:not(:disabled) { background: var(--bg-hover); }

.box {
  position: fixed;
  padding: var(--space-4);
  background: var(--bg-raised);
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: var(--shadow);
}
.card { inline-size: 296px; }
.head { display: flex; align-items: center; gap: var(--space-3); }
.who { flex: 1; font-weight: 600; overflow: hidden; text-overflow: ellipsis; }
.score { margin-block-start: var(--space-4); padding-block-start: var(--space-3); border-block-start: 1px solid var(--line); }
.sum { display: flex; justify-content: space-between; align-items: baseline; }
.big { font-size: var(--size-large); font-weight: 600; font-variant-numeric: tabular-nums; }
.share { display: grid; grid-template-columns: 1fr auto; gap: 2px var(--space-3); margin-block-start: 6px; }
.share .number { font-variant-numeric: tabular-nums; }
.track { grid-column: 1 / -1; block-size: 4px; border-radius: 2px; background: var(--bg-sunk); overflow: hidden; }
.fill { display: block; block-size: 100%; background: var(--chip-q3-bg); }
.tags { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-block-start: var(--space-4); }
.tag { padding: 1px 8px; border: 1px solid var(--line); border-radius: var(--round); font-size: var(--size-small); }
.note { margin-block-start: var(--space-3); padding-inline-start: var(--space-3); border-inline-start: 2px solid var(--line-strong); }

.menu, .tag-menu { padding: var(--space-2); min-inline-size: 208px; }
.item {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: var(--space-3);
  inline-size: 100%;
  min-block-size: 30px;
  padding: 0 10px;
  border-radius: var(--radius);
  text-align: start;
}
.item:hover, .item:focus { background: var(--bg-hover); outline: none; }
.item:focus-visible { box-shadow: inset 0 0 0 2px var(--accent); }
.item .grow { flex: 1; overflow: hidden; text-overflow: ellipsis; max-inline-size: 220px; }
.tick { inline-size: 12px; }
.input {
  font: inherit;
  inline-size: 100%;
  padding: 6px 8px;
  color: inherit;
  background: var(--bg);
  border: 1px solid var(--line-strong);
  border-radius: var(--radius);
  resize: vertical;
}
.tag-menu .input { margin-block-end: var(--space-2); }
.write { inline-size: 272px; display: grid; gap: var(--space-3); }
.buttons { display: flex; justify-content: flex-end; gap: var(--space-3); }
.act {
  min-block-size: 28px;
  padding: 0 12px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--bg);
}
.act:hover:not(:disabled) { background: var(--bg-hover); }
.act.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.card .act { margin-block-start: var(--space-3); }

.toast {
  position: fixed;
  inset-block-end: 60px;
  inset-inline-start: 50vw;
  transform: translateX(-50%);
  display: flex;
  align-items: center;
  gap: var(--space-4);
  padding: var(--space-3) var(--space-4);
  background: var(--bg-raised);
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: var(--shadow);
}
.toast.bad { border-color: var(--risk); }
.toast .act { color: var(--accent); }
.toast.bad .act { color: inherit; }
@media (forced-colors: active) {
  .pill.on { outline: 2px solid Highlight; }
  .fill { background: CanvasText; }
}
@media print { .all { display: none; } }
`;
