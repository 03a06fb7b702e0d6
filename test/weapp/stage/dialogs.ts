export interface ModalOptions {
  readonly title?: string;
  readonly content?: string;
  readonly showCancel?: boolean;
  readonly cancelText?: string;
  readonly confirmText?: string;
}

/** wx.showModal, drawn so that a test taps its words. */
export function modal(options: ModalOptions): Promise<{ confirm: boolean; cancel: boolean }> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options;
  return choose(
    [title, content].filter(Boolean).join('\n'),
    showCancel ? [cancelText, confirmText] : [confirmText],
  ).then((word) => ({ confirm: word === confirmText, cancel: word !== confirmText }));
}

/** A question with words to tap; resolves with the tapped one. */
export function choose(question: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const over = document.createElement('div');
    over.className = 'wx-dialog';
    const paper = document.createElement('div');
    paper.append(question, document.createElement('br'));
    for (const word of words) {
      const button = document.createElement('u');
      button.textContent = word;
      button.addEventListener('click', () => {
        over.remove();
        resolve(word);
      });
      paper.append(button);
    }
    over.append(paper);
    document.body.append(over);
  });
}

/** wx.showToast: gone after its time, so nothing that must be read may stand in it. */
export function toast(title: string, ms: number): void {
  const box = document.createElement('div');
  box.className = 'wx-toast';
  box.textContent = title;
  document.body.append(box);
  setTimeout(() => box.remove(), ms);
}
