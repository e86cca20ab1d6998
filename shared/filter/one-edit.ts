/** Whether a text's stretch is the word, or one insertion, deletion, replacement or swap of neighbours away from it. */
export function isOneEdit(word: string, text: string, from = 0, to = text.length): boolean {
  const length = to - from;
  const difference = length - word.length;
  if (difference > 1 || difference < -1) return false;
  const most = Math.min(length, word.length);
  let head = 0;
  while (head < most && word.charCodeAt(head) === text.charCodeAt(from + head)) head++;
  let tail = 0;
  while (tail < most - head && word.charCodeAt(word.length - 1 - tail) === text.charCodeAt(to - 1 - tail)) tail++;
  const rest = Math.max(length, word.length) - head - tail;
  if (rest <= 1) return true;
  if (rest !== 2 || difference !== 0) return false;
  return word.charCodeAt(head) === text.charCodeAt(from + head + 1) && word.charCodeAt(head + 1) === text.charCodeAt(from + head);
}
